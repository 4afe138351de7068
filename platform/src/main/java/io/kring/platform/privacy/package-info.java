/** What a service keeps of people: handed to them, erased for them, and kept no longer than is agreed. */
@org.jspecify.annotations.NullMarked
package io.kring.platform.privacy;

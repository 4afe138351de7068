@org.jspecify.annotations.NullMarked
package io.kring.platform.privacy;

/** Changes and deletions of everybody whom a filter finds, as jobs. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.bulk;

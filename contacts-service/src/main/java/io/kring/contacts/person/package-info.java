/** A person as the service keeps them: the record, how it is read, and how one or many are written. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.person;

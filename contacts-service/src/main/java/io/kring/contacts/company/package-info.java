/** The companies that people belong to. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.company;

/** What is agreed between the services about the data of people. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.privacy.agreed;

/** What of people is too old in this service, and how it is done away with. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.expiry;

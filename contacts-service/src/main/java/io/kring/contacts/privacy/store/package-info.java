/** What this service keeps of people, as statements that find and erase it. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.privacy.store;

/** What people may ask for: a copy of all that is kept of them in every service, and to be erased from every service. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.privacy;

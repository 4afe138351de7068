/** Double opt-in: consent that counts once a message to the person's address was answered with a click. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.optin;

/** Pages that people open from a link that we sent them, without logging in and without JavaScript. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.publicpage;

/** Somebody on the phone wants to hear from us another way: one action. */
@org.jspecify.annotations.NullMarked
package io.kring.contacts.channelswitch;

package io.kring.contacts.consent;

/** The present state for one channel and purpose. */
public record Consent(Channel channel, Purpose purpose, ConsentState state) {}

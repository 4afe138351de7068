package io.kring.messaging.outbound;

/** Fired where messages were queued; whoever sends observes it after the commit. */
public record Queued(int messages) {}

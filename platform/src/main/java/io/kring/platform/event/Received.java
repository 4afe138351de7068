package io.kring.platform.event;

/** An event and what it says, read as the listener's own record. */
public record Received<T>(Event event, T data) {}

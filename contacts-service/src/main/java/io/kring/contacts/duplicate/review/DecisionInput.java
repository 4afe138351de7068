package io.kring.contacts.duplicate.review;

import io.kring.contacts.duplicate.Decision;
import jakarta.validation.constraints.NotNull;

/** @param decision what somebody found when they looked at the two */
public record DecisionInput(@NotNull Decision decision) {}

package io.kring.analytics.order;

import java.math.BigDecimal;

/** @param currency ISO 4217 */
public record Money(String currency, BigDecimal amount) {}

package io.kring.analytics.funnel;

import io.kring.analytics.order.Money;
import java.util.List;

/**
 * How many steps were taken in a period, each counted when it was taken.
 *
 * @param captured leads
 * @param converted leads that became opportunities
 * @param opportunities that came in sight
 * @param wonAmount what the opportunities won were worth when they closed, by currency
 */
public record Funnel(long captured, long converted, long opportunities, long won, long lost, List<Money> wonAmount) {}

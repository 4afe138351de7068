package io.kring.campaigns.audience;

/**
 * How many people a filter selects.
 *
 * @param count exact up to {@value #EXACT}
 * @param estimated true where there are more, and count is what the database's statistics say
 */
public record AudienceSize(long count, boolean estimated) {
    static final int EXACT = 10_000;
}

package io.kring.campaigns.segment;

import io.kring.campaigns.audience.Person;
import java.util.List;

/**
 * What a filter would select now.
 *
 * @param count exact up to 10,000
 * @param estimated true where there are more, and count is an estimate
 * @param sample the first ten
 */
public record Preview(long count, boolean estimated, List<Person> sample) {}

package io.kring.contacts.search.index;

import io.kring.platform.tenant.Tenant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words as they stand in the index: each with its tenant in front. With the tenant in a column of its own, the index would keep a list of
 * everybody there, and read it for whoever looks for two words.
 */
public final class Entries {
    private static final String AFTER_TENANT = "/";

    private Entries() {}

    /** @param words with their kinds */
    public static String[] of(Collection<String> words) {
        var tenant = Tenant.current() + AFTER_TENANT;
        return words.stream().map(tenant::concat).toArray(String[]::new);
    }

    /** @return words with their kinds */
    public static Set<String> words(String[] entries) {
        return Arrays.stream(entries)
                .map(entry -> entry.substring(entry.indexOf(AFTER_TENANT) + 1))
                .collect(Collectors.toUnmodifiableSet());
    }
}

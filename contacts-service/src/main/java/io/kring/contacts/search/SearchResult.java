package io.kring.contacts.search;

import java.util.List;

/** Those who are most likely meant, the likeliest first; what is asked for is not a list that can be read on. */
public record SearchResult(List<SearchHit> items) {}

package io.kring.contacts.permission.admin;

import java.time.Instant;
import java.util.List;

/**
 * Users who see each other's people, where their role has {@code team} rows.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param members by name
 */
public record TeamView(String name, int version, List<String> members, String changedBy, Instant changedAt) {}

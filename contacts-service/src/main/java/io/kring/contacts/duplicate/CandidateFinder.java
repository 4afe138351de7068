package io.kring.contacts.duplicate;

import io.kring.contacts.matching.BlockingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Whom many people are to be compared with, by two queries however many they are. */
@ApplicationScoped
public class CandidateFinder {
    private final DuplicateKeys keys;
    private final KnownReader reader;

    CandidateFinder(DuplicateKeys keys, KnownReader reader) {
        this.keys = keys;
        this.reader = reader;
    }

    /**
     * All who share a key with each of these.
     *
     * @param people stored or not, by their ids
     * @param wanted whether the first, who is one of them, is to be compared with the second
     */
    Map<UUID, List<Known>> find(Map<UUID, Known> people, BiPredicate<UUID, UUID> wanted) {
        var own = keys(people);
        var all = new HashSet<Long>();
        own.values().forEach(all::addAll);
        var holders = keys.holders(all);
        var sharing = new LinkedHashMap<UUID, Set<UUID>>();
        own.forEach((id, theirs) -> {
            var others = new HashSet<UUID>();
            theirs.forEach(key -> others.addAll(holders.getOrDefault(key, Set.of())));
            others.remove(id);
            sharing.put(id, others);
        });
        return read(people, wanted(sharing, wanted));
    }

    /**
     * Those of them only who share so much that they are likely the same: a fraction of all, so that whoever writes down many people
     * does not read many times as many.
     *
     * @param people as of {@link #find}; they are also compared with each other
     * @param rare as of {@link BlockingKeys#worth}
     * @param most as of {@link DuplicateKeys#sharing}
     * @param wanted as of {@link #find}
     */
    Map<UUID, List<Known>> likely(Map<UUID, Known> people, int rare, int most, BiPredicate<UUID, UUID> wanted) {
        var own = keys(people);
        var sharing = keys.sharing(own, rare, most);
        var holders = new HashMap<Long, List<UUID>>();
        own.forEach((id, theirs) -> theirs.forEach(
                key -> holders.computeIfAbsent(key, each -> new ArrayList<>()).add(id)));
        own.forEach((id, theirs) -> {
            var others = sharing.computeIfAbsent(id, each -> new HashSet<>());
            others.removeAll(people.keySet());
            var shared = new HashMap<UUID, Integer>();
            for (var key : theirs) {
                var same = Objects.requireNonNull(holders.get(key));
                if (same.size() <= most) {
                    same.forEach(other -> shared.merge(other, BlockingKeys.worth(same.size() - 1, rare), Integer::sum));
                }
            }
            shared.forEach((other, worth) -> {
                if (worth >= BlockingKeys.enough(theirs) && !other.equals(id)) {
                    others.add(other);
                }
            });
        });
        return read(people, wanted(sharing, wanted));
    }

    /**
     * As {@link #likely} of people who are stored, with their keys.
     *
     * @return of those only who have any
     */
    public Map<UUID, List<Known>> likelyOfStored(
            Map<UUID, Known> people, int rare, int most, BiPredicate<UUID, UUID> wanted) {
        return read(people, wanted(keys.sharing(keys(people), rare, most), wanted));
    }

    private static Map<UUID, Set<UUID>> wanted(Map<UUID, Set<UUID>> sharing, BiPredicate<UUID, UUID> wanted) {
        sharing.forEach((id, others) -> others.removeIf(other -> !wanted.test(id, other)));
        return sharing;
    }

    private static Map<UUID, Set<Long>> keys(Map<UUID, Known> people) {
        var keys = new LinkedHashMap<UUID, Set<Long>>();
        people.forEach((id, known) -> keys.put(id, BlockingKeys.of(known.profile())));
        return keys;
    }

    private Map<UUID, List<Known>> read(Map<UUID, Known> people, Map<UUID, Set<UUID>> ids) {
        var known = new HashMap<>(people);
        var unread = new HashSet<UUID>();
        ids.values().forEach(unread::addAll);
        unread.removeAll(people.keySet());
        reader.findAll(unread).forEach(other -> known.put(other.contactId(), other));
        var others = new LinkedHashMap<UUID, List<Known>>();
        ids.forEach((id, theirs) -> others.put(
                id, theirs.stream().map(known::get).filter(Objects::nonNull).toList()));
        return others;
    }
}

package io.kring.contacts.importing.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.person.Affiliation;
import io.kring.contacts.person.IsoCodes;
import io.kring.contacts.person.LifecycleStage;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PostalAddress;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What cells say; empty where it is not what the field holds. */
final class Cells {
    static final List<LifecycleStage> STAGES = List.of(LifecycleStage.values());

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ja", "kyllä", "x");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "nee", "ei");
    /** As HubSpot exports them. */
    private static final Map<String, LifecycleStage> STAGES_OF_OTHERS = Map.of(
            "subscriber", LifecycleStage.awareness,
            "lead", LifecycleStage.awareness,
            "marketing qualified lead", LifecycleStage.exploration,
            "sales qualified lead", LifecycleStage.exploration,
            "opportunity", LifecycleStage.exploration,
            "customer", LifecycleStage.commitment,
            "evangelist", LifecycleStage.commitment);

    /** Where the day is first it is told by the separator; {@code 6/1/1985} is two days. */
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "uuuu-MM-dd", "uuuuMMdd", "d-M-uuuu", "d.M.uuuu", "uuuu/M/d")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
            .toList();

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Cells() {}

    static Optional<String> country(String cell) {
        return IsoCodes.country(cell).filter(Phones::isRegion);
    }

    static Optional<Channel> channel(String cell) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equalsIgnoreCase(cell))
                .findFirst();
    }

    static Optional<LifecycleStage> stage(String cell) {
        return STAGES.stream()
                .filter(stage -> stage.name().equalsIgnoreCase(cell))
                .findFirst()
                .or(() -> Optional.ofNullable(STAGES_OF_OTHERS.get(cell.toLowerCase(Locale.ROOT))));
    }

    static Optional<Boolean> yes(String cell) {
        var answer = cell.toLowerCase(Locale.ROOT);
        return YES.contains(answer) ? Optional.of(true) : NO.contains(answer) ? Optional.of(false) : Optional.empty();
    }

    static Optional<UUID> id(String cell) {
        try {
            return Optional.of(UUID.fromString(cell));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Not one to come. */
    static Optional<LocalDate> date(String cell) {
        return DATES.stream()
                .flatMap(format -> date(cell, format).stream())
                .findFirst()
                .filter(date -> !date.isAfter(LocalDate.now()) && date.getYear() > 1800);
    }

    private static Optional<LocalDate> date(String cell, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(cell, format));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    static Optional<List<PostalAddress>> addresses(String cell) {
        return json(cell, new TypeReference<List<PostalAddress>>() {})
                .filter(list -> list.size() <= Person.MOST_ADDRESSES
                        && list.stream().allMatch(address -> address.kind() != null));
    }

    static Optional<List<Affiliation>> companies(String cell) {
        return json(cell, new TypeReference<List<Affiliation>>() {})
                .filter(list -> list.size() <= Person.MOST_COMPANIES
                        && list.stream()
                                .allMatch(link ->
                                        link.name() != null && !link.name().isBlank()));
    }

    /** The proof is the file. */
    static Optional<List<ConsentInput>> consents(String cell, String source, String words) {
        return json(cell, new TypeReference<List<Consent>>() {})
                .filter(list -> list.stream()
                        .allMatch(one -> one.channel() != null && one.purpose() != null && one.state() != null))
                .map(list -> list.stream()
                        .map(one -> new ConsentInput(
                                one.channel(), one.purpose(), one.state(), new Proof(source, words, null, null)))
                        .toList());
    }

    static ConsentInput granted(Channel channel, String source, String words) {
        return new ConsentInput(channel, Purpose.marketing, ConsentState.granted, new Proof(source, words, null, null));
    }

    private static <T> Optional<T> json(String cell, TypeReference<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(cell, type));
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}

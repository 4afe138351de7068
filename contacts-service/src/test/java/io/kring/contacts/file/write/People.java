package io.kring.contacts.file.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random people, with texts that formats take for something else. */
final class People {
    static final List<String> CUSTOM = List.of("loyalty_no", "score", "interests", "vip", "Größe");

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private People() {}

    static Arbitrary<ObjectNode> person() {
        var texts = Stream.of("salutation", "givenName", "familyName", "street", "postcode", "city", "region", "owner")
                .map(field -> field(field, stripped().injectNull(0.5)));
        var lists = Stream.of("socials", "externalIds", "tags")
                .map(field -> field(field, stripped().list().ofMaxSize(5)));
        var others = Stream.of(
                field("contactId", Arbitraries.of("0197a3c1-0b5e-7c4e-8a52-3f1d5a6b7c8d")),
                field("emails", emails().list().ofMaxSize(20)),
                field("phones", phones().list().ofMaxSize(20)),
                field("country", Arbitraries.of("NL", "DE").injectNull(0.5)),
                field("language", Arbitraries.of("fy", "en-GB").injectNull(0.5)),
                field("lifecycleStage", Arbitraries.of("LEAD", "CUSTOMER").injectNull(0.5)),
                field("birthDate", days().injectNull(0.2)),
                field("companies", companies().list().ofMaxSize(3)),
                field("consents", consents().list().ofMaxSize(3)),
                field("custom", Arbitraries.maps(Arbitraries.of(CUSTOM), customValues())));
        return Combinators.combine(
                        Stream.of(texts, lists, others).flatMap(each -> each).toList())
                .as(People::person);
    }

    /** Of whatever has ended a record too early somewhere. */
    static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "\"",
                        "'",
                        "\n",
                        "\r\n",
                        "\r",
                        "\t",
                        ";",
                        ",",
                        ":",
                        "=",
                        "+",
                        "@",
                        "-",
                        "\\",
                        "\\n",
                        "&",
                        "<",
                        "]]>",
                        "_x000D_",
                        "\u0001",
                        " ",
                        "é",
                        "日本",
                        "😀",
                        "👩‍👩‍👧",
                        "عمر",
                        "\u200F",
                        "\u2028",
                        "\uFFFD",
                        "END:VCARD",
                        "a",
                        "Jan",
                        "x".repeat(70))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static ObjectNode person(List<Map<String, Object>> fields) {
        var person = new HashMap<String, Object>();
        fields.forEach(person::putAll);
        return parsed(person);
    }

    /** As it comes from a database or a request, not as it was put together. */
    private static ObjectNode parsed(Map<String, Object> person) {
        try {
            return (ObjectNode) JSON.readTree(JSON.writeValueAsString(person));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Arbitrary<Map<String, Object>> field(String name, Arbitrary<?> values) {
        return values.map(value -> value == null ? Map.of() : Map.of(name, value));
    }

    private static Arbitrary<String> stripped() {
        return texts().map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Arbitrary<String> emails() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('.', '+', '\'')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(local -> local + "@example.org");
    }

    private static Arbitrary<String> phones() {
        return Arbitraries.strings().numeric().ofLength(9).map("+31"::concat);
    }

    private static Arbitrary<String> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1850, 1, 1).toEpochDay(),
                        LocalDate.of(2030, 1, 1).toEpochDay())
                .map(day -> LocalDate.ofEpochDay(day).toString());
    }

    private static Arbitrary<Map<String, String>> companies() {
        return Combinators.combine(stripped(), stripped(), Arbitraries.of("", "2024-01-31"))
                .as((name, role, until) -> until.isEmpty()
                        ? Map.of("companyId", "1", "name", name, "role", role)
                        : Map.of("companyId", "2", "name", name, "role", role, "until", until));
    }

    private static Arbitrary<Map<String, String>> consents() {
        return Arbitraries.of("GRANTED", "WITHDRAWN")
                .map(state -> Map.of("channel", "EMAIL", "purpose", "MARKETING", "state", state));
    }

    private static Arbitrary<?> customValues() {
        var decimals = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1_000_000), BigDecimal.valueOf(1_000_000))
                .ofScale(2)
                .map(number -> JSON.getNodeFactory().numberNode(plain(number)));
        return Arbitraries.oneOf(
                texts().map(Object.class::cast),
                decimals.map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.oneOf(texts(), Arbitraries.just(""))
                        .list()
                        .ofMaxSize(4)
                        .map(Object.class::cast));
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}

package io.kring.contacts.customfield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kring.contacts.file.text.ListCell;
import io.kring.platform.problem.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values of custom fields, each checked by its field's type and brought to one form. */
public final class CustomValues {
    private static final int LONGEST = 2_000;
    private static final int MOST_DIGITS = 15;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final Map<String, CustomFieldView> fields;
    private final BiPredicate<FieldType, UUID> exists;

    /** @param exists whether there is a contact or company of an id */
    public CustomValues(List<CustomFieldView> fields, BiPredicate<FieldType, UUID> exists) {
        this.fields = fields.stream().collect(Collectors.toMap(CustomFieldView::key, Function.identity()));
        this.exists = exists;
    }

    /**
     * @param known what is stored; a value that is there already is not asked for again, so that a field may be archived
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field
     */
    Map<String, JsonNode> canonical(Map<String, JsonNode> given, Map<String, JsonNode> known) {
        var values = new TreeMap<String, JsonNode>();
        given.forEach((key, value) -> {
            if (!value.isNull()) {
                values.put(key, value.equals(known.get(key)) ? value : canonical(key, value));
            }
        });
        return values;
    }

    /**
     * What the cell of a table says.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link #canonical(Map, Map)}
     */
    public JsonNode ofText(String key, String cell) {
        var field = fields.get(key);
        return canonical(key, field == null ? TextNode.valueOf(cell) : written(field.type(), cell));
    }

    private static JsonNode written(FieldType type, String cell) {
        return switch (type) {
            case text, date, choice, contact, company -> TextNode.valueOf(cell);
            case choices -> {
                var list = NODES.arrayNode();
                ListCell.decode(cell, ";,|").forEach(list::add);
                yield list;
            }
            case number, money, bool -> json(cell);
        };
    }

    private static JsonNode json(String cell) {
        try {
            return JSON.readTree(cell);
        } catch (JsonProcessingException other) {
            return TextNode.valueOf(cell);
        }
    }

    private JsonNode canonical(String key, JsonNode value) {
        var field = fields.get(key);
        if (field == null) {
            throw wrong(
                    key,
                    "is not a field; the fields are "
                            + String.join(
                                    ", ", fields.keySet().stream().sorted().toList()));
        }
        return switch (field.type()) {
            case text -> text(key, value);
            case number -> read(DecimalNode.valueOf(number(key, value)).toString());
            case money -> money(key, value);
            case date -> date(key, value);
            case bool -> value.isBoolean() ? value : fail(key, "must be true or false");
            case choice -> choice(field, value);
            case choices -> choices(field, value);
            case contact, company -> reference(field, value);
        };
    }

    private static JsonNode text(String key, JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty() && value.asText().length() <= LONGEST
                ? value
                : fail(key, "must be a text of 1 to " + LONGEST + " characters");
    }

    private static BigDecimal number(String key, JsonNode value) {
        var number = value.isNumber() ? value.decimalValue().stripTrailingZeros() : null;
        if (number == null || number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw wrong(key, "must be a number of at most " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static JsonNode money(String key, JsonNode value) {
        var currency = value.path("currency").asText();
        if (!value.isObject() || value.size() != 2 || !isCurrency(currency)) {
            throw wrong(
                    key,
                    "must be an amount with its currency (ISO 4217), as {\"amount\": 12.50, \"currency\": \"EUR\"}");
        }
        var amount = number(key, value.path("amount"));
        if (amount.scale() > Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())) {
            throw wrong(key, "has more decimals than " + currency + " has");
        }
        var money = NODES.objectNode();
        money.set("amount", read(amount.toPlainString()));
        return money.put("currency", currency);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static JsonNode date(String key, JsonNode value) {
        try {
            return TextNode.valueOf(LocalDate.parse(value.asText()).toString());
        } catch (DateTimeParseException noDate) {
            throw wrong(key, "must be a date, as 2026-03-01");
        }
    }

    private static JsonNode choice(CustomFieldView field, JsonNode value) {
        return value.isTextual() && field.choices().contains(value.asText())
                ? value
                : fail(field.key(), "must be one of " + String.join(", ", field.choices()));
    }

    private static JsonNode choices(CustomFieldView field, JsonNode value) {
        var chosen = new LinkedHashSet<JsonNode>();
        value.forEach(chosen::add);
        if (!value.isArray()
                || chosen.stream()
                        .anyMatch(one -> !one.isTextual() || !field.choices().contains(one.asText()))) {
            throw wrong(field.key(), "must be a list of some of " + String.join(", ", field.choices()));
        }
        return NODES.arrayNode().addAll(chosen);
    }

    private JsonNode reference(CustomFieldView field, JsonNode value) {
        try {
            var id = UUID.fromString(value.asText());
            if (exists.test(field.type(), id)) {
                return TextNode.valueOf(id.toString());
            }
        } catch (IllegalArgumentException noId) {
            // answered below, like the id of nothing
        }
        return fail(field.key(), "must be the id of a " + field.type());
    }

    /** As it is read from the database, so that equal values are equal. */
    private static JsonNode read(String number) {
        try {
            return JSON.readTree(number);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A number that is none", e);
        }
    }

    private static JsonNode fail(String key, String message) {
        throw wrong(key, message);
    }

    private static RuntimeException wrong(String key, String message) {
        return Problems.badRequest("custom." + key, message);
    }
}

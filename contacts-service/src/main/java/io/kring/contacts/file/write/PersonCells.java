package io.kring.contacts.file.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.file.text.ListCell;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The cells of a person by column. A column is a field of the person, or {@code custom.key} for one within {@code custom}. Texts are
 * as they are, numbers without exponent and without zeros at the end, truth values {@code true} and {@code false}; a list of
 * these is a {@link ListCell}, and any other list is JSON: {@code [{"companyId":"…","name":"…"}]}. What is missing, null, or
 * an empty list or text is the empty cell.
 */
final class PersonCells {
    static final String CUSTOM = "custom.";

    static final List<String> FIELDS = List.of(
            "contactId",
            "salutation",
            "givenName",
            "familyName",
            "emails",
            "phones",
            "socials",
            "visitors",
            "externalIds",
            "shared",
            "street",
            "postcode",
            "city",
            "region",
            "country",
            "otherAddresses",
            "birthDate",
            "language",
            "preferredChannel",
            "lifecycleStage",
            "owner",
            "referredBy",
            "tags",
            "companies",
            "consents");

    private PersonCells() {}

    static JsonNode value(ObjectNode person, String column) {
        return column.startsWith(CUSTOM)
                ? person.path("custom").path(column.substring(CUSTOM.length()))
                : person.path(column);
    }

    static String text(ObjectNode person, String column) {
        return text(value(person, column));
    }

    static String text(JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        if (!value.isContainerNode()) {
            return value.isNull() ? "" : value.asText();
        }
        if (value.isEmpty()) {
            return "";
        }
        var values = StreamSupport.stream(value.spliterator(), false).toList();
        return value.isArray() && values.stream().noneMatch(JsonNode::isContainerNode)
                ? ListCell.encode(values.stream().map(PersonCells::text).toList())
                : value.toString();
    }
}

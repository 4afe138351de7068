package io.kring.contacts.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an answer what is hidden, and remembers which sensitive fields of whom are left in it. What has a {@code contactId},
 * or is within something that has one, is about a person: a property that is called like a field is that field, and so is
 * an item of a list that names one as its {@code field}.
 */
public final class Redaction {
    private static final String CONTACT_ID = "contactId";
    private static final String CUSTOM = "custom";
    private static final String FIELD = "field";
    /** Says what is wrong with a request, in words of the request. */
    private static final String ERRORS = "errors";

    private final Grants grants;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<UUID> people = new LinkedHashSet<>();

    public Redaction(Grants grants) {
        this.grants = grants;
    }

    /** The sensitive fields that were left in. */
    public Set<String> read() {
        return read;
    }

    /** Whose. */
    public Set<UUID> people() {
        return people;
    }

    /**
     * Changes the answer itself.
     *
     * @param person whom it is about as a whole; null where it may be about many or none
     * @param ofPeople whether all of it is about people
     */
    public void apply(JsonNode answer, @Nullable UUID person, boolean ofPeople) {
        switch (answer) {
            case ObjectNode object -> object(object, person, ofPeople);
            case ArrayNode array -> array(array, person, ofPeople);
            default -> {
                // a single value tells of no field
            }
        }
    }

    /** A person, as files have them. */
    public ObjectNode person(ObjectNode person) {
        apply(person, null, true);
        return person;
    }

    private void object(ObjectNode object, @Nullable UUID around, boolean ofPeople) {
        var own = id(object.path(CONTACT_ID));
        var person = own == null ? around : own;
        if (!ofPeople && own == null) {
            object.forEach(value -> apply(value, around, false));
            return;
        }
        object.properties().removeIf(property -> grants.hidesProperty(property.getKey()));
        for (var property : object.properties()) {
            var value = property.getValue();
            if (property.getKey().equals(ERRORS)) {
                continue;
            }
            if (property.getKey().equals(CUSTOM) && value instanceof ObjectNode custom) {
                custom(custom, person);
                continue;
            }
            if (saysSomething(value)) {
                note(PersonFields.ofProperty(property.getKey()), person);
            }
            apply(value, person, true);
        }
    }

    private void array(ArrayNode array, @Nullable UUID person, boolean ofPeople) {
        for (var items = array.iterator(); items.hasNext(); ) {
            var item = items.next();
            var own = id(item.path(CONTACT_ID));
            var field = item.path(FIELD).asText();
            if (!ofPeople && own == null) {
                continue;
            }
            if (grants.hides(field)) {
                items.remove();
            } else if (field.equals(CUSTOM)) {
                item.forEach(value -> customs(value, own == null ? person : own));
            } else {
                note(PersonFields.of(field), own == null ? person : own);
            }
        }
        array.forEach(item -> apply(item, person, ofPeople));
    }

    /** Of a difference in the company's own fields as a whole: the fields themselves, wherever they stand in it. */
    private void customs(JsonNode value, @Nullable UUID person) {
        if (value instanceof ObjectNode object) {
            custom(object, person);
        }
        value.forEach(part -> customs(part, person));
    }

    private void custom(ObjectNode custom, @Nullable UUID person) {
        custom.properties().removeIf(field -> grants.hides(PersonFields.CUSTOM + field.getKey()));
        custom.properties().forEach(field -> note(PersonFields.of(PersonFields.CUSTOM + field.getKey()), person));
    }

    private void note(Set<String> fields, @Nullable UUID person) {
        for (var field : fields) {
            if (grants.sensitive().contains(field)) {
                read.add(field);
                if (person != null) {
                    people.add(person);
                }
            }
        }
    }

    static boolean saysSomething(JsonNode value) {
        return !value.isNull()
                && !value.isMissingNode()
                && !(value.isContainerNode() && value.isEmpty())
                && !(value.isTextual() && value.asText().isEmpty());
    }

    private static @Nullable UUID id(JsonNode value) {
        try {
            return value.isTextual() ? UUID.fromString(value.asText()) : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}

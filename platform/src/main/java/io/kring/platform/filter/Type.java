package io.kring.platform.filter;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;

/** What a part of a filter yields. In memory: String, UUID, Long, Double, Boolean, Instant, Long (microseconds), Collection. */
enum Type {
    TEXT(NullableType.create(SimpleType.STRING), "text"),
    ID(NullableType.create(SimpleType.STRING), "uuid"),
    INTEGER(NullableType.create(SimpleType.INT), "bigint"),
    NUMBER(NullableType.create(SimpleType.DOUBLE), "double precision"),
    BOOL(NullableType.create(SimpleType.BOOL), "boolean"),
    TIMESTAMP(SimpleType.TIMESTAMP, "timestamptz"),
    DURATION(SimpleType.DURATION, "bigint"),
    TEXT_LIST(ListType.create(SimpleType.STRING), "text[]"),
    NULL(SimpleType.NULL_TYPE, "text");

    final CelType cel;
    final String sql;

    Type(CelType cel, String sql) {
        this.cel = cel;
        this.sql = sql;
    }

    /** The value of a field as filters compute with it. */
    Object read(String field, Object value) {
        return switch (value) {
            case String text when this == TEXT -> text;
            case UUID id when this == ID -> id;
            case Number number when this == NUMBER -> number.doubleValue();
            case Long integer when this == INTEGER -> integer;
            case Integer integer when this == INTEGER -> integer.longValue();
            case Short integer when this == INTEGER -> integer.longValue();
            case Boolean bool when this == BOOL -> bool;
            case Instant instant when this == TIMESTAMP -> micros(instant);
            case Collection<?> list when this == TEXT_LIST -> list;
            default ->
                throw new IllegalArgumentException("Field %s holds %s, but got a %s"
                        .formatted(field, this, value.getClass().getName()));
        };
    }

    /** PostgreSQL keeps microseconds, and its driver rounds to them. */
    static Instant micros(Instant instant) {
        return instant.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
}

package io.kring.platform.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import io.kring.platform.filter.Expr.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that a filter may name: published name, type, SQL expression. Immutable; build once and keep. */
public final class FilterFields {
    private static final int SHOWN_CANDIDATES = 300;
    /** Characters of all expressions that are kept. */
    private static final int MOST_KEPT = 100_000;

    private final Map<String, Field> fields;
    private final CelCompiler compiler;
    /** A list is asked for page after page by one filter, and to check an expression takes as long as to read a page. */
    private final Cache<String, Filter> compiled = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((String expression, Filter filter) -> expression.length())
            .build();

    private FilterFields(Map<String, Field> fields) {
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.compiler = Language.compiler(this.fields.values());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Checks a CEL expression of type bool, of at most 4,096 characters, 1,000 parts and 64 levels.
     *
     * @throws FilterException for anything that is not a filter; afterwards the filter cannot fail
     */
    public Filter compile(String expression) {
        return compiled.get(expression, this::compileAnew);
    }

    private Filter compileAnew(String expression) {
        return new Filter(expression, new FilterReader(fields, check(expression)).read());
    }

    private CelAbstractSyntaxTree check(String expression) {
        try {
            return compiler.compile(expression).getAst();
        } catch (CelValidationException invalid) {
            var first = invalid.getErrors().getFirst();
            var offset = invalid.getSource()
                    .getLocationOffset(first.getSourceLocation())
                    .orElse(0);
            throw new FilterException(offset + 1, explain(first.getMessage()));
        }
    }

    private String explain(String celMessage) {
        var message = celMessage.replaceAll("wrapper\\((\\w+)\\)", "$1").replace(" (in container '')", "");
        if (message.startsWith("undeclared reference to")) {
            return message + "; the fields are " + String.join(", ", fields.keySet()) + " and now";
        }
        return message.length() <= SHOWN_CANDIDATES ? message : message.substring(0, SHOWN_CANDIDATES) + "…";
    }

    /** Names are CEL identifiers, also with dots ({@code consent.sms}); the SQL is trusted and written as it is. */
    public static final class Builder {
        private final Map<String, Field> fields = new LinkedHashMap<>();

        private Builder() {}

        /** A column of type text or varchar, with a deterministic collation. */
        public Builder text(String name, String sql) {
            return add(name, Type.TEXT, sql);
        }

        /** A column of type uuid; filters write its values as text. */
        public Builder id(String name, String sql) {
            return add(name, Type.ID, sql);
        }

        /** A column of type double precision, or of another type that is exact enough as one. */
        public Builder number(String name, String sql) {
            return add(name, Type.NUMBER, sql);
        }

        /** A column of type bigint, integer or smallint. */
        public Builder integer(String name, String sql) {
            return add(name, Type.INTEGER, sql);
        }

        public Builder bool(String name, String sql) {
            return add(name, Type.BOOL, sql);
        }

        /** A column of type timestamptz. */
        public Builder timestamp(String name, String sql) {
            return add(name, Type.TIMESTAMP, sql);
        }

        /** A column of type text[]. */
        public Builder textList(String name, String sql) {
            return add(name, Type.TEXT_LIST, sql);
        }

        public FilterFields build() {
            return new FilterFields(fields);
        }

        private Builder add(String name, Type type, String sql) {
            if (!name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*") || name.equals(Language.NOW)) {
                throw new IllegalArgumentException("Not a name for a field: " + name);
            }
            if (fields.putIfAbsent(name, new Field(name, type, sql)) != null) {
                throw new IllegalArgumentException("Field %s is there twice".formatted(name));
            }
            return this;
        }
    }
}

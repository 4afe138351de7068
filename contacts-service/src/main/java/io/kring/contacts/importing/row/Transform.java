package io.kring.contacts.importing.row;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.kring.contacts.file.text.ListCell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cell made of the cells of its row by an expression: CEL with its
 * <a href="https://github.com/google/cel-java/tree/main/extensions">string functions</a>. It gives a text, or a list of texts.
 */
public final class Transform {
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(2_000)
            .maxParseExpressionNodeCount(500)
            .maxParseRecursionDepth(32)
            .comprehensionMaxIterations(1_000)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addVar("value", SimpleType.STRING)
            .addVar("row", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings())
            .build();
    private static final int LONGEST_CELL = 20_000;

    private final CelRuntime.Program program;

    private Transform(CelRuntime.Program program) {
        this.program = program;
    }

    /** @throws IllegalArgumentException where it is none; the message tells where and why */
    static @Nullable Transform of(@Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            return null;
        }
        try {
            var checked = COMPILER.compile(expression).getAst();
            var type = checked.getResultType();
            if (!type.equals(SimpleType.STRING) && !type.equals(ListType.create(SimpleType.STRING))) {
                throw new IllegalArgumentException("gives " + type.name() + ", and not a text; wrap it in string(…)");
            }
            return new Transform(RUNTIME.createProgram(checked));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws RowException where the expression fails for this row */
    String cell(String column, String value, Map<String, String> row) throws RowException {
        try {
            var made = program.eval(Map.of("value", value, "row", row));
            var cell = made instanceof List<?> list
                    ? ListCell.encode(list.stream().map(String::valueOf).toList())
                    : String.valueOf(made);
            if (cell.length() > LONGEST_CELL) {
                throw new RowException(column, "is made longer than " + LONGEST_CELL + " characters by its transform");
            }
            return cell;
        } catch (CelEvaluationException e) {
            throw new RowException(column, "cannot be transformed: " + e.getMessage());
        }
    }
}

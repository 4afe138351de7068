package io.kring.platform.filter;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.kring.platform.filter.Expr.Field;
import java.util.Collection;
import java.util.stream.Stream;

/** CEL as filters speak it: standard, within limits, and with integers wherever numbers are expected. */
final class Language {
    static final String NOW = "now";

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(4096)
            .maxParseExpressionNodeCount(1000)
            .maxParseRecursionDepth(64)
            .build();

    private Language() {}

    static CelCompiler compiler(Collection<Field> fields) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(BOOL)
                .addVar(NOW, Type.TIMESTAMP.cel);
        fields.forEach(field -> builder.addVar(field.name(), field.type().cel));
        Stream.of("_+_", "_-_", "_*_", "_/_")
                .forEach(name -> builder.addFunctionDeclarations(mixed(name, DOUBLE, INT, DOUBLE)));
        Stream.of("_==_", "_!=_").forEach(name -> builder.addFunctionDeclarations(mixed(name, BOOL, INT, DOUBLE)));
        var inList = newGlobalOverload("in_int_double", BOOL, INT, ListType.create(DOUBLE));
        var inIntegers = newGlobalOverload("in_double_int", BOOL, DOUBLE, ListType.create(INT));
        return builder.addFunctionDeclarations(newFunctionDeclaration("@in", inList, inIntegers))
                .build();
    }

    private static CelFunctionDecl mixed(String name, CelType result, CelType one, CelType other) {
        return newFunctionDeclaration(
                name,
                newGlobalOverload(name + "_int_double", result, one, other),
                newGlobalOverload(name + "_double_int", result, other, one));
    }
}

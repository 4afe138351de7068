package io.kring.platform.http;

import io.kring.platform.idempotency.Idempotent;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of all operations alike: the problems they answer with, which are public and which roles
 * call the others, which take an {@code Idempotency-Key}, and short ids. Runs when a service is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final String PUBLIC = "/api/v1/public/";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String ROLES = "x-roles";
    /** Of what a resource takes as JSON without a type of its own. */
    private static final String MERGE_PATCH = "MergePatch";

    private static final String GENERATED_ID = "Resource_";
    private static final Pattern STATUS = Pattern.compile("\\b4\\d\\d\\b");
    private static final List<String> OF_THE_LIBRARY = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private final Set<String> idempotent;

    /** @param index of the service's classes */
    public ApiDocument(IndexView index) {
        idempotent = index.getAnnotations(Idempotent.class).stream()
                .filter(annotation -> annotation.target().kind() == Kind.METHOD)
                .map(annotation -> annotation.target().asMethod())
                .map(method -> method.declaringClass().simpleName() + "_" + method.name())
                .collect(Collectors.toSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OF_THE_LIBRARY.forEach(document.getComponents()::removeSchema);
        document.getComponents().addSchema(DocumentedProblem.SCHEMA, DocumentedProblem.schema());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(document, path, operation)));
        if (operations(document).noneMatch(operation -> takes(operation.getRequestBody(), MERGE_PATCH))) {
            document.getComponents().removeSchema(MERGE_PATCH);
        }
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    private static boolean takes(@Nullable RequestBody body, String schema) {
        return body != null
                && body.getContent().getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .anyMatch(taken -> taken != null && ("#/components/schemas/" + schema).equals(taken.getRef()));
    }

    private void complete(OpenAPI document, String path, Operation operation) {
        if (path.startsWith(PUBLIC)) {
            operation.setSecurity(List.of());
        }
        nameRoles(operation);
        if (idempotent.contains(operation.getOperationId())) {
            operation.addParameter(idempotencyKey());
        }
        operation.setOperationId(shortId(operation.getOperationId()));
        for (var status : problems(path, operation)) {
            DocumentedProblem.of(status).ifPresent(problem -> {
                document.getComponents().addResponse(problem.component(), problem.response());
                operation.getResponses().addAPIResponse(status, problem.reference());
            });
        }
    }

    /** Beside the requirement and not in it: what stands there is taken for a scope of OAuth by most who read such a document. */
    private static void nameRoles(Operation operation) {
        var roles = new TreeSet<String>();
        for (var requirement : Objects.requireNonNullElse(operation.getSecurity(), List.<SecurityRequirement>of())) {
            for (var scheme : List.copyOf(requirement.getSchemes().keySet())) {
                roles.addAll(requirement.getScheme(scheme));
                requirement.addScheme(scheme);
            }
        }
        if (!roles.isEmpty()) {
            operation.addExtension(ROLES, List.copyOf(roles));
        }
    }

    /** {@code ContactResource_create} becomes {@code contactCreate}. */
    private static String shortId(String id) {
        var end = id.indexOf(GENERATED_ID);
        if (end < 0) {
            return id;
        }
        var method = id.substring(end + GENERATED_ID.length());
        return id.substring(0, 1).toLowerCase(Locale.ROOT)
                + id.substring(1, end)
                + method.substring(0, 1).toUpperCase(Locale.ROOT)
                + method.substring(1);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IDEMPOTENCY_KEY)
                .in(In.HEADER)
                .description("1 to 255 characters; a repeat with the same key gets the first answer")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255));
    }

    private static Set<String> problems(String path, Operation operation) {
        var statuses = new TreeSet<>(List.of("429"));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (takes(operation, parameter -> parameter.getIn() != In.PATH)) {
            statuses.add("400");
        }
        if (takes(operation, parameter -> IDEMPOTENCY_KEY.equals(parameter.getName()))) {
            statuses.add("422");
        }
        if (takes(operation, parameter -> "If-Match".equals(parameter.getName()))) {
            statuses.addAll(List.of("412", "428"));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("400", "413", "415"));
        }
        if (operation.getDescription() != null) {
            STATUS.matcher(operation.getDescription()).results().forEach(found -> statuses.add(found.group()));
        }
        return statuses;
    }

    private static boolean takes(Operation operation, Predicate<Parameter> which) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(which);
    }
}

package io.kring.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for the code of every service. */
public final class ServiceRules {
    private static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.kring.(*).(*)..").should().beFreeOfCycles();

    private static final ArchRule NO_FIELD_INJECTION =
            noFields().should().beAnnotatedWith("jakarta.inject.Inject").because("constructors say what is needed");

    private static final ArchRule ENTITIES_KNOW_THEIR_TENANT = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should(haveAFieldAnnotatedWith(
                    "org.hibernate.annotations.TenantId", "org.hibernate.annotations.PartitionKey"))
            .because("@TenantId filters what is read, @PartitionKey adds it to UPDATE and DELETE: keys start with it")
            .allowEmptyShould(true);

    private static final ArchRule RESOURCES_SAY_WHO_MAY = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.security.PermitAll");

    private static final ArchRule NO_REACTIVE_TYPES = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.smallrye.mutiny.."))
            .because("blocking code on virtual or worker threads reads better");

    /** A preview only reads; a snapshot publishes states with their versions, of which readers keep the newest. */
    private static final Set<String> REPEATABLE = Set.of("SegmentResource.preview", "ContactResource.snapshot");

    private static final ArchRule POSTS_ARE_IDEMPOTENT = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.POST")
            .should(beRepeatable())
            .allowEmptyShould(true);

    /** The answer is kept, and given again as it was. */
    private static final ArchRule IDEMPOTENT_ANSWERS_CAN_BE_KEPT = methods()
            .that()
            .areAnnotatedWith("io.kring.platform.idempotency.Idempotent")
            .should()
            .haveRawReturnType("jakarta.ws.rs.core.Response")
            .allowEmptyShould(true);

    private static final ArchRule NO_PUBLIC_FIELDS =
            fields().that().areNotStatic().should().notBePublic();

    private ServiceRules() {}

    /** Each rule must hold, and match at least one class; a service may have no entity and take no POST. */
    public static void assertHold(String basePackage) {
        var code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        List.of(
                        FEATURES_HAVE_NO_CYCLES,
                        NO_FIELD_INJECTION,
                        ENTITIES_KNOW_THEIR_TENANT,
                        RESOURCES_SAY_WHO_MAY,
                        NO_REACTIVE_TYPES,
                        POSTS_ARE_IDEMPOTENT,
                        IDEMPOTENT_ANSWERS_CAN_BE_KEPT,
                        NO_PUBLIC_FIELDS)
                .forEach(rule -> rule.check(code));
    }

    private static ArchCondition<JavaClass> haveAFieldAnnotatedWith(String... annotations) {
        return new ArchCondition<>("have a field annotated with @" + String.join(" and @", annotations)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var has = type.getFields().stream()
                        .anyMatch(field -> Stream.of(annotations).allMatch(field::isAnnotatedWith));
                events.add(new SimpleConditionEvent(type, has, type.getName() + (has ? " has one" : " has none")));
            }
        };
    }

    /** A body that streams cannot be kept for comparison. */
    private static ArchCondition<JavaMethod> beRepeatable() {
        return new ArchCondition<>("be @Idempotent unless the body is a stream or a repetition changes nothing") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var fine = method.isAnnotatedWith("io.kring.platform.idempotency.Idempotent")
                        || REPEATABLE.contains(method.getOwner().getSimpleName() + "." + method.getName())
                        || method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(java.io.InputStream.class));
                events.add(new SimpleConditionEvent(method, fine, method.getFullName() + (fine ? " is" : " is not")));
            }
        };
    }
}

package io.kring.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

/** The rules for services are partly about entities and resources, of which a gateway has none. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.kring.gateway");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.kring.gateway.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void constructorsSayWhatIsNeeded() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CODE);
    }

    @Test
    void futuresAreVertxOwn() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.smallrye.mutiny.."))
                .check(CODE);
    }

    @Test
    void nothingNeedsADatabaseOrThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("io.kring.platform.."))
                .check(CODE);
    }
}

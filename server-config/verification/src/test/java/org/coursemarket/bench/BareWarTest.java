package org.coursemarket.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class BareWarTest {
    /** Or the yardstick would not start. */
    @Test
    void itHasWhatItsClassesNeed() {
        var packed = BareWar.CLASSES.stream().map(BareWarTest::named).toArray(Class<?>[]::new);

        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.coursemarket..").or(belongToAnyOf(packed)))
                .check(new ClassFileImporter().importClasses(packed));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

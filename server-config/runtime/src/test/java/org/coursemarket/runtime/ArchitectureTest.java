package org.coursemarket.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.coursemarket.runtime", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.coursemarket.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingKnowsTheServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.coursemarket.course..", "org.coursemarket.order..");
}

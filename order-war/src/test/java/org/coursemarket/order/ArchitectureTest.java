package org.coursemarket.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.coursemarket.testing.HouseRules;

@AnalyzeClasses(
        packages = {"org.coursemarket.order", "org.coursemarket.runtime"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("org.coursemarket.order.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule seatsDoNotUseOrders = noClasses()
            .that()
            .resideInAPackage("..seats..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..orders..");

    @ArchTest
    static final ArchRule nothingUsesTheOtherService =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.coursemarket.course..");
}

package org.coursemarket.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** What uses what in each service and in the part of server-config that is in it; to be checked on both together. */
public final class HouseRules {
    private static final DescribedPredicate<JavaAnnotation<?>> PATH_WITH_SLASH = describe(
            "@Path(\"/...\")",
            annotation -> annotation.getRawType().isEquivalentTo(Path.class)
                    && annotation.as(Path.class).value().startsWith("/"));

    private HouseRules() {}

    @ArchTest
    static final ArchRule entityUsesNothingAboveIt = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..control..", "..boundary..");

    @ArchTest
    static final ArchRule controlDoesNotUseBoundary = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..boundary..");

    /** What is the server's own, its persistence's or a driver's has one place, where a change of one of them is looked for. */
    @ArchTest
    static final ArchRule onlyPersistenceUsesVendors = noClasses()
            .that()
            .resideOutsideOfPackage("org.coursemarket.runtime.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fish.payara..",
                    "org.glassfish..",
                    "com.sun..",
                    "org.eclipse.persistence..",
                    "org.flywaydb..",
                    "org.h2..",
                    "org.postgresql..");

    @ArchTest
    static final ArchRule onlySecurityReadsTokens = noClasses()
            .that()
            .resideOutsideOfPackage("org.coursemarket.runtime.security..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule onlyTracingAndWhatItTracesUseOpenTelemetry = noClasses()
            .that()
            .resideOutsideOfPackages("org.coursemarket.runtime.tracing..", "org.coursemarket.runtime.batching..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule onlyStoresUseTheEntityManager = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class, EntityManagerFactory.class, EntityTransaction.class);

    /** What looks into a failure, or belongs to the database itself, is in the one package. */
    @ArchTest
    static final ArchRule onlyStoresUseJdbc = noClasses()
            .that()
            .haveNameNotMatching(".*Store(\\$.*)?")
            .and()
            .resideOutsideOfPackage("org.coursemarket.runtime.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    /** A transaction that began at the boundary would be open while the seat desk or the course service is waited for. */
    @ArchTest
    static final ArchRule noTransactionBeginsAtTheBoundary = noClasses()
            .that()
            .resideInAPackage("..boundary..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.transaction..");

    /** An EJB begins a transaction unless it says otherwise. */
    @ArchTest
    static final ArchRule ejbAtTheBoundarySupportsNoTransaction = classes()
            .that()
            .resideInAPackage("..boundary..")
            .and(annotatedWith(Singleton.class)
                    .or(annotatedWith(Stateless.class))
                    .or(annotatedWith(Stateful.class)))
            .should(beAnnotatedWith(describe(
                    "@TransactionAttribute(NOT_SUPPORTED)",
                    annotation -> annotation.getRawType().isEquivalentTo(TransactionAttribute.class)
                            && annotation.as(TransactionAttribute.class).value()
                                    == TransactionAttributeType.NOT_SUPPORTED)));

    @ArchTest
    static final ArchRule methodAtTheBoundaryMakesNoExceptionFromThat = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..boundary..")
            .should()
            .beAnnotatedWith(TransactionAttribute.class);

    /** Not as what a method returns, not inside of that, and not inside of a Response. */
    @ArchTest
    static final ArchRule noEntityGoesOverHttp = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    /** Of whatever is none, Jersey makes an object all the same, and nobody validates what its methods are called with. */
    @ArchTest
    static final ArchRule everyResourceIsABean = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(ApplicationScoped.class);

    /** The server names the routes of its traces after them, and puts nothing in between: "GET /apicourses{id}". */
    @ArchTest
    static final ArchRule thePathOfAResourceBeginsWithASlash =
            classes().that().areAnnotatedWith(Path.class).should(beAnnotatedWith(PATH_WITH_SLASH));

    @ArchTest
    static final ArchRule thePathOfAMethodBeginsWithASlash =
            methods().that().areAnnotatedWith(Path.class).should(beAnnotatedWith(PATH_WITH_SLASH));

    /** Only the parameters of a method are validated. */
    @ArchTest
    static final ArchRule noRequestIsSpreadOverFields =
            noClasses().should().dependOnClassesThat().areAssignableTo(BeanParam.class);

    /** Who may do it is said where it is done, also where everybody may. */
    @ArchTest
    static final ArchRule everyRequestSaysWhoMaySendIt = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beDeclaredInClassesThat(annotatedWith(RolesAllowed.class).or(annotatedWith(PermitAll.class)));
}

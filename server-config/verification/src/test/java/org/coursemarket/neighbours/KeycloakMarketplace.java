package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.coursemarket.system.CourseSystem;
import org.coursemarket.system.Http;
import org.coursemarket.system.Marketplace;
import org.coursemarket.testing.TestDatabase;

/**
 * Both services with a real Keycloak, whose tests share it. The shop's pages ask both services, without a proxy. It is started once, and
 * ends with the tests.
 */
public final class KeycloakMarketplace {
    /** Has all that a client needs. */
    private static final String CLIENT = "in-order";

    private static final String TEACHER = "teacher";

    private static KeycloakMarketplace shared;

    public final Keycloak issuer = new Keycloak();
    public final Marketplace services = new Marketplace(TestDatabase.H2, issuer.settings());

    private KeycloakMarketplace() {
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close));
        Runtime.getRuntime().addShutdownHook(new Thread(services::close));
        services.letPagesAskBoth();
        services.startCourse(); // meanwhile: it waits for the issuer's keys
        issuer.awaitReady();
        services.with("COURSE_API_CLIENT_SECRET", issuer.secret());
        services.startOrder();
        services.awaitReady();
        issuer.client(CLIENT, List.of("basic", "microprofile-jwt"), List.of("course-marketplace"), Map.of());
        issuer.user(TEACHER, "Ada", "instructor");
    }

    /** Whether there is a Keycloak to start. */
    public static boolean isPossible() {
        return Keycloak.isUnpacked();
    }

    /** The one that there is. */
    public static synchronized KeycloakMarketplace shared() {
        if (shared == null) {
            shared = new KeycloakMarketplace();
        }
        return shared;
    }

    /** A user's, as the services want it. */
    String token(String user) {
        return issuer.token(CLIENT, user);
    }

    /**
     * A new course with one seat, at 49.90, of an instructor whose token is new. By one after the other: who guesses passwords is what
     * Keycloak takes two for that sign in as one user at the same time.
     */
    public synchronized String course() {
        var offered = CourseSystem.offer(new Http(services.courseServer().address(), token(TEACHER)), 1);
        assertThat(offered.status()).as(offered.text()).isEqualTo(201);
        return offered.id();
    }
}

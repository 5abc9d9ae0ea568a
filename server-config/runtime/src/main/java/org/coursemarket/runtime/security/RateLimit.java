package org.coursemarket.runtime.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Collections;
import java.util.Set;
import org.coursemarket.runtime.time.Stopwatch;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Keeps one caller from taking more than their share: a token bucket for each subject, on this node alone. With several nodes a
 * subject has the share of each; what must not be exceeded anywhere, the live holds of a student, the database keeps. An instructor,
 * who may have a catalogue to fill, has ten shares. Services and admins are trusted to know what they do; who sends no token has no
 * share to keep them to.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class RateLimit implements ContainerRequestFilter {
    private static final Set<String> UNLIMITED = Set.of(Roles.SERVICE, Roles.ADMIN);
    private static final int SHARES_OF_AN_INSTRUCTOR = 10;

    private Buckets<Asker> buckets;

    private record Asker(String subject, boolean isInstructor) {}

    /** For the proxy. Public, because not every server finds a provider that has no constructor of its own to call. */
    public RateLimit() {}

    @Inject
    public RateLimit(RateSettings settings, Stopwatch stopwatch) {
        buckets = new Buckets<>(
                asker -> settings.limit() * (asker.isInstructor ? SHARES_OF_AN_INSTRUCTOR : 1),
                settings.period(),
                stopwatch);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken caller
                && Collections.disjoint(caller.getGroups(), UNLIMITED)) {
            buckets.take(new Asker(caller.getSubject(), caller.getGroups().contains(Roles.INSTRUCTOR)));
        }
    }
}

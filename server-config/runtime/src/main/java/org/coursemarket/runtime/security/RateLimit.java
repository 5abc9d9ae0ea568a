package org.coursemarket.runtime.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
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
    /** Bounds the memory; a subject that is forgotten begins anew with a full share. */
    private static final int MOST_SUBJECTS = 100_000;

    private LoadingCache<Asker, Bucket> buckets;

    private record Asker(String subject, boolean isInstructor) {}

    protected RateLimit() {}

    @Inject
    public RateLimit(RateSettings settings) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_SUBJECTS)
                .expireAfterAccess(settings.period()) // it would be full again
                .executor(Runnable::run)
                .build(asker -> bucket(
                        settings.limit() * (asker.isInstructor ? SHARES_OF_AN_INSTRUCTOR : 1), settings.period()));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken caller
                && Collections.disjoint(caller.getGroups(), UNLIMITED)) {
            var asker = new Asker(caller.getSubject(), caller.getGroups().contains(Roles.INSTRUCTOR));
            var probe = buckets.get(asker).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
    }

    private static Bucket bucket(int requests, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
                .build();
    }
}

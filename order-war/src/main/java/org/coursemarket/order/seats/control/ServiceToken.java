package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.coursemarket.runtime.logging.BoundedLog;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.tracing.Traces;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * The order service's own token, which goes with each call to the course service. It is asked for when it is first needed, and again
 * in the last fifth of its lifetime, by one call while the others go on with the old one. Any thread may use this.
 */
@ApplicationScoped
public class ServiceToken implements ClientHeadersFactory {
    private static final Logger LOG = System.getLogger(ServiceToken.class.getName());
    private static final Duration LONGEST_ASKING = Duration.ofSeconds(1);
    /** After the issuer failed it is not asked again for this time, so that those who waited don't each wait for it in turn. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private static final Held NONE = new Held(null, null, Duration.ZERO);

    @Inject
    CourseApi api;

    @Inject
    TokenEndpoint issuer;

    @Inject
    Stopwatch stopwatch;

    private final BoundedLog refusals = new BoundedLog(ServiceToken.class);
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<Held> held = new AtomicReference<>(NONE);
    private Elapsed sinceFailure;

    /** A token counts for a time that passes, whatever the clock is set to (RFC 6749, section 5.1). */
    private record Held(String token, Elapsed sinceAsked, Duration lifetime) {
        boolean isGood() {
            return isYoungerThan(lifetime);
        }

        boolean isFresh() {
            return isYoungerThan(lifetime.multipliedBy(4).dividedBy(5));
        }

        private boolean isYoungerThan(Duration age) {
            return token != null && sinceAsked.time().compareTo(age) < 0;
        }
    }

    /** Says who calls, and no more: what the caller of this service sent is not passed on. Waits for nothing. */
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var token = held.get().token;
        if (token == null) { // not taken, meanwhile, by the course service
            throw none(null);
        }
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return headers;
    }

    /**
     * Makes sure that there is a token for the next call.
     *
     * @param patience how long that may take
     * @return the token
     * @throws CourseServiceFailure if there is none; the course service was not asked for anything
     */
    String await(Duration patience) {
        var present = held.get();
        if (present.isFresh()) {
            return present.token;
        }
        boolean isGood = present.isGood();
        if (!lock(isGood ? Duration.ZERO : patience)) {
            return orFail(isGood, present, null);
        }
        try {
            return renewed(isGood, patience);
        } finally {
            asking.unlock();
        }
    }

    /** The course service did not take this token: the next call has another one. */
    void drop(String token) {
        var dropped = held.getAndUpdate(present -> token.equals(present.token) ? NONE : present);
        if (token.equals(dropped.token)) {
            refusals.log(
                    Level.WARNING,
                    () -> "the course service did not take a token that the issuer gave %d s ago; its log may say why"
                            .formatted(dropped.sinceAsked.time().toSeconds()));
        }
    }

    /** By the one who has the lock. */
    private String renewed(boolean isGood, Duration patience) {
        var present = held.get();
        if (present.isFresh()) { // somebody was faster
            return present.token;
        }
        if (sinceFailure != null && sinceFailure.time().compareTo(PAUSE_AFTER_FAILURE) < 0) {
            return orFail(isGood, present, null);
        }
        try {
            var asked = asked(patience);
            held.set(asked);
            return asked.token;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the issuer gave no token for the course service: {0}", why(failure));
            sinceFailure = new Elapsed(stopwatch);
            return orFail(isGood, present, failure);
        }
    }

    /** A client that the issuer does not know gets 401, or 400 (RFC 6749, section 5.2). */
    private static String why(RuntimeException failure) {
        return failure instanceof WebApplicationException refused
                ? "it answers %d; see course.api.token.url, course.api.client.id and course.api.client.secret"
                        .formatted(refused.getResponse().getStatus())
                : failure.toString();
    }

    private Held asked(Duration patience) {
        var sinceAsked = new Elapsed(stopwatch);
        long timeoutMillis = Math.min(LONGEST_ASKING.toMillis(), Math.max(1, patience.toMillis()));
        var answer = Traces.aroundCall(
                () -> issuer.token("client_credentials", api.clientId(), api.clientSecret(), timeoutMillis));
        var issued = IssuedToken.of(answer);
        return new Held(issued.value(), sinceAsked, issued.lifetime());
    }

    private boolean lock(Duration patience) {
        try {
            return asking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String orFail(boolean isGood, Held present, Throwable cause) {
        if (!isGood || present.token == null) {
            throw none(cause);
        }
        return present.token;
    }

    private static CourseServiceFailure none(Throwable cause) {
        return new CourseServiceFailure("there is no token for the course service", false, cause);
    }
}

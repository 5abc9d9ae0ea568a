package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final Held NONE = new Held(null, Instant.MIN, Instant.MIN);

    @Inject
    CourseApi api;

    @Inject
    TokenEndpoint issuer;

    @Inject
    Clock clock;

    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<Held> held = new AtomicReference<>(NONE);
    private Instant nextTry = Instant.MIN;

    private record Held(String token, Instant renewal, Instant end) {}

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
        var now = clock.instant();
        if (now.isBefore(present.renewal)) {
            return present.token;
        }
        boolean isGood = now.isBefore(present.end);
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
        held.updateAndGet(present -> token.equals(present.token) ? NONE : present);
    }

    /** By the one who has the lock. */
    private String renewed(boolean isGood, Duration patience) {
        var present = held.get();
        var now = clock.instant();
        if (now.isBefore(present.renewal)) { // somebody was faster
            return present.token;
        }
        if (now.isBefore(nextTry)) {
            return orFail(isGood, present, null);
        }
        try {
            var asked = asked(now, patience);
            held.set(asked);
            return asked.token;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the issuer gave no token for the course service: {0}", failure.toString());
            nextTry = clock.instant().plus(PAUSE_AFTER_FAILURE);
            return orFail(isGood, present, failure);
        }
    }

    private Held asked(Instant now, Duration patience) {
        long timeoutMillis = Math.min(LONGEST_ASKING.toMillis(), Math.max(1, patience.toMillis()));
        var issued =
                IssuedToken.of(issuer.token("client_credentials", api.clientId(), api.clientSecret(), timeoutMillis));
        var lifetime = issued.lifetime();
        return new Held(issued.value(), now.plus(lifetime.multipliedBy(4).dividedBy(5)), now.plus(lifetime));
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

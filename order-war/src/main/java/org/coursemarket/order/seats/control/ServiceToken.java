package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.coursemarket.order.seats.control.TokenEndpoint.IssuedToken;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * The order service's own token, which goes with each call to the course service. It is asked for when it is first needed, and again
 * in the last fifth of its lifetime, by one call while the others go on with the old one. Any thread may use this.
 */
@ApplicationScoped
public class ServiceToken implements ClientHeadersFactory {
    private static final Duration LIFETIME_UNLESS_TOLD = Duration.ofMinutes(1);
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
    private volatile Held held = NONE;
    private Instant nextTry = Instant.MIN;

    private record Held(String token, Instant renewal, Instant end) {}

    /** Says who calls, and no more: what the caller of this service sent is not passed on. */
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token());
        return headers;
    }

    /** The course service did not take the token: the next call has another one. */
    void drop() {
        held = NONE;
    }

    private String token() {
        var present = held;
        var now = clock.instant();
        if (now.isBefore(present.renewal)) {
            return present.token;
        }
        if (now.isBefore(present.end)) {
            return asking.tryLock() ? renewed(present) : present.token;
        }
        asking.lock();
        return renewed(NONE);
    }

    /** Whoever calls this has the lock, and has it no more afterwards. */
    private String renewed(Held stillGood) {
        try {
            var now = clock.instant();
            if (now.isBefore(held.renewal)) { // somebody was faster
                return held.token;
            }
            if (now.isBefore(nextTry)) {
                return orFail(stillGood, null);
            }
            held = asked(now);
            return held.token;
        } catch (ProcessingException | WebApplicationException failure) {
            nextTry = clock.instant().plus(PAUSE_AFTER_FAILURE);
            return orFail(stillGood, failure);
        } finally {
            asking.unlock();
        }
    }

    private Held asked(Instant now) {
        IssuedToken issued = issuer.token("client_credentials", api.clientId(), api.clientSecret());
        if (issued == null || issued.accessToken() == null) {
            throw new ProcessingException("the issuer answered without a token");
        }
        var lifetime =
                issued.lifetimeSeconds() == null ? LIFETIME_UNLESS_TOLD : Duration.ofSeconds(issued.lifetimeSeconds());
        return new Held(issued.accessToken(), now.plus(lifetime.multipliedBy(4).dividedBy(5)), now.plus(lifetime));
    }

    private static String orFail(Held stillGood, Throwable cause) {
        if (stillGood.token == null) {
            throw new CourseServiceFailure("the issuer gave no token for the course service", false, cause);
        }
        return stillGood.token;
    }
}

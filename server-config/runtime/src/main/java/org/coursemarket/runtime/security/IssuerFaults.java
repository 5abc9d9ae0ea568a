package org.coursemarket.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import org.coursemarket.runtime.logging.BoundedLog;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Tells whoever runs the services why tokens do not count, or give no role, that the issuer itself has signed: it is set up otherwise
 * than they are. Clients are not told. The log has each fault of each client's tokens once in ten minutes; of many faults at once it has
 * some, and the others when they are seen again. A line has what to change before what may be long. Any thread may use this.
 */
final class IssuerFaults {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 100;

    private final BoundedLog log;
    private final TrustSettings settings;
    private final Clock clock;
    private final Cache<Told, Boolean> told;

    private enum Fault {
        ISSUER,
        AUDIENCE,
        SUBJECT,
        CLOCK,
        GROUPS
    }

    private record Told(String client, Fault fault) {}

    IssuerFaults(TrustSettings settings, Clock clock, Stopwatch stopwatch) {
        this.settings = settings;
        this.clock = clock;
        log = new BoundedLog(IssuerFaults.class, stopwatch);
        told = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterWrite(BETWEEN_LINES)
                .ticker(stopwatch::nanos)
                .executor(Runnable::run)
                .build();
    }

    /** Looks at the claims of a token whose signature is good, whether it counts or not. */
    void look(JWTClaimsSet claims) {
        if (!settings.issuer().equals(claims.getIssuer())) {
            tell(
                    claims,
                    Fault.ISSUER,
                    "mp.jwt.verify.issuer is %s, and iss is %s".formatted(settings.issuer(), claims.getIssuer()));
        }
        if (Collections.disjoint(claims.getAudience(), settings.audiences())) {
            tell(
                    claims,
                    Fault.AUDIENCE,
                    "the client needs a mapper Audience: aud has none of mp.jwt.verify.audiences, %s, and is %s"
                            .formatted(settings.audiences(), claims.getAudience()));
        }
        if (claims.getSubject() == null) {
            tell(
                    claims,
                    Fault.SUBJECT,
                    "there is no sub: the client needs the client scope basic, or a mapper Subject");
        }
        if (isLater(claims.getIssueTime()) || isLater(claims.getNotBeforeTime())) {
            tell(
                    claims,
                    Fault.CLOCK,
                    "iat or nbf is in the future: the issuer's clock and this one are further apart than"
                            + " mp.jwt.verify.clock.skew, %d s"
                                    .formatted(settings.clockSkew().toSeconds()));
        }
        if (claims.getClaim("groups") == null && hasRealmRoles(claims)) {
            tell(
                    claims,
                    Fault.GROUPS,
                    "the roles are in realm_access.roles, and there is no groups: the client needs the client scope"
                            + " microprofile-jwt, or a mapper User Realm Role with the token claim name groups");
        }
    }

    /** With the client's name, if the issuer says it (OpenID Connect Core 1.0, section 2: {@code azp}). */
    private void tell(JWTClaimsSet claims, Fault fault, String what) {
        var client = claims.getClaim("azp") instanceof String name ? name : "?";
        var one = new Told(client, fault);
        if (told.asMap().putIfAbsent(one, true) == null) {
            boolean isWritten = log.log(
                    Level.WARNING,
                    () -> "tokens that the issuer gives to the client %.100s: %s".formatted(client, what));
            if (!isWritten) {
                told.invalidate(one);
            }
        }
    }

    private boolean isLater(Date time) {
        return time != null && time.toInstant().isAfter(latest());
    }

    private Instant latest() {
        return clock.instant().plus(settings.clockSkew());
    }

    /** As Keycloak has them, whose tokens have no groups unless a mapper makes them. */
    private static boolean hasRealmRoles(JWTClaimsSet claims) {
        return claims.getClaim("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> roles
                && !roles.isEmpty();
    }
}

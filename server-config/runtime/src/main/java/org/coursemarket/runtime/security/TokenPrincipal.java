package org.coursemarket.runtime.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller, with the claims of a token that was verified; not with the token itself, which nobody needs any more. */
final class TokenPrincipal implements JsonWebToken {
    private final String name;
    private final Map<String, Object> claims;

    /** MicroProfile JWT 2.1, section 4.1, says what a caller is called. */
    TokenPrincipal(JWTClaimsSet claims) throws ParseException {
        name = name(claims);
        this.claims = new HashMap<>(claims.getClaims());
        this.claims.replaceAll(
                (name, value) -> value instanceof Date time ? time.toInstant().getEpochSecond() : value);
        this.claims.put(Claims.aud.name(), Set.copyOf(claims.getAudience()));
        this.claims.put(Claims.groups.name(), groups(claims));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }

    private static String name(JWTClaimsSet claims) throws ParseException {
        for (var claim : new Claims[] {Claims.upn, Claims.preferred_username}) {
            String name = claims.getStringClaim(claim.name());
            if (name != null) {
                return name;
            }
        }
        return claims.getSubject();
    }

    private static Set<String> groups(JWTClaimsSet claims) {
        var sent = claims.getClaim(Claims.groups.name());
        return (sent instanceof Collection<?> groups ? groups.stream() : Stream.empty())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }
}

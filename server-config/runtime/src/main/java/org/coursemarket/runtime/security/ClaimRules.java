package org.coursemarket.runtime.security;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the claims of a token must say, beside what Nimbus looks at: its times are times, and its subject can be one here. */
final class ClaimRules extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final Pattern SUBJECT = Pattern.compile(Caller.SUBJECT);
    private static final List<String> TIMES = List.of("exp", "nbf", "iat");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Clock clock;
    private final IssuerFaults faults;

    /** Of tokens whose signature is good: what the issuer is to be blamed for, the log has. */
    ClaimRules(TrustSettings settings, Clock clock, IssuerFaults faults) {
        super(
                new HashSet<>(settings.audiences()), // Nimbus asks it for null too
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"),
                Set.of());
        this.clock = clock;
        this.faults = faults;
        setMaxClockSkew((int) settings.clockSkew().toSeconds());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        try {
            require(claims, context);
        } catch (BadJWTException refused) {
            faults.look(claims);
            throw refused;
        }
    }

    private void require(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        for (var time : TIMES) {
            if (claims.getClaims().containsKey(time) && !isTime(claims.getClaim(time))) {
                throw new BadJWTException(time + " is no time");
            }
        }
        super.verify(claims, context);
        var issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(clock.instant().plusSeconds(getMaxClockSkew()))) {
            throw new BadJWTException("issued in the future");
        }
        if (!SUBJECT.matcher(claims.getSubject()).matches()) {
            throw new BadJWTException("a subject is 1 to 255 ASCII characters");
        }
    }

    /** Null is none, and Nimbus takes what is too large to count for a time long ago. */
    private static boolean isTime(Object claim) {
        return claim instanceof Date time
                && !time.toInstant().isBefore(Instant.EPOCH)
                && time.toInstant().isBefore(END_OF_TIME);
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}

package org.coursemarket.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Verifies tokens: signature (RS256 or ES256, with a key of the issuer), issuer, audience, time, subject.
 *
 * <p>Keys are looked for again after their time, and at once where a token names one that is not known, at most twice a second.
 * While they can't be had, those that were had before count for an hour.
 */
@Singleton
public class TokenVerifier {
    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());
    private static final int LONGEST_TOKEN = 8 * 1024;
    /** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

    private static final Duration KEY_WAIT = Duration.ofSeconds(5);
    private static final Duration KEY_LOOKUPS_APART = Duration.ofSeconds(1);
    private static final Duration KEY_OUTAGE = Duration.ofHours(1);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    @Inject
    public TokenVerifier(TrustSettings settings, Clock clock) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                null, JOSEObjectType.JWT, new JOSEObjectType("at+jwt"))); // RFC 9068, section 2.1
        processor.setJWSKeySelector(new KeySelector(keys(settings)));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(settings, clock));
    }

    /**
     * The caller whose token this is.
     *
     * @throws InvalidToken if it is none that counts
     * @throws KeysUnavailable if that can't be known for want of the issuer's keys
     */
    TokenPrincipal verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw new InvalidToken("The token is too long.");
        }
        try {
            return new TokenPrincipal(processor.process(token, null));
        } catch (ParseException e) {
            throw new InvalidToken("This is no signed JSON Web Token.");
        } catch (ExpiredJWTException e) {
            throw new InvalidToken("The token has expired.");
        } catch (BadJWTException e) {
            throw new InvalidToken("The token is not for this service, or not for this time.");
        } catch (BadJOSEException e) {
            throw new InvalidToken("The token is not signed by a key that is trusted here.");
        } catch (JWKSetUnavailableException | RemoteKeySourceException e) {
            LOG.log(Level.WARNING, "no token can be verified: {0}", e.getMessage());
            throw new KeysUnavailable();
        } catch (JOSEException | RuntimeException e) { // keys were looked for too often, or the token is beyond Nimbus
            LOG.log(Level.DEBUG, "a token can't be verified", e);
            throw new InvalidToken("The token is not signed by a key that is trusted here.");
        }
    }

    private static JWKSource<SecurityContext> keys(TrustSettings settings) {
        return JWKSourceBuilder.create(new TrustedKeys(settings))
                .cache(settings.keyLifetime().toMillis(), KEY_WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEY_LOOKUPS_APART.toMillis())
                .outageTolerant(KEY_OUTAGE.toMillis())
                .build();
    }

    /** Takes a key without a name, a PEM for one, for any. */
    private static final class KeySelector extends JWSVerificationKeySelector<SecurityContext> {
        KeySelector(JWKSource<SecurityContext> keys) {
            super(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys);
        }

        @Override
        protected JWKMatcher createJWKMatcher(JWSHeader header) {
            var matcher = super.createJWKMatcher(header);
            return matcher == null || header.getKeyID() == null
                    ? matcher
                    : new JWKMatcher.Builder(matcher)
                            .keyIDs(new HashSet<>(Arrays.asList(header.getKeyID(), null)))
                            .build();
        }
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(TrustSettings settings, Clock clock) {
            super(
                    new HashSet<>(settings.audiences()), // Nimbus asks it for null too
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"),
                    Set.of());
            this.clock = clock;
            setMaxClockSkew((int) settings.clockSkew().toSeconds());
        }

        @Override
        public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            var issued = claims.getIssueTime();
            if (issued != null && issued.toInstant().isAfter(clock.instant().plusSeconds(getMaxClockSkew()))) {
                throw new BadJWTException("issued in the future");
            }
            if (!SUBJECT.matcher(claims.getSubject()).matches()) {
                throw new BadJWTException("a subject is 1 to 255 ASCII characters");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}

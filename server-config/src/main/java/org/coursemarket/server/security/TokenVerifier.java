package org.coursemarket.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Verifies tokens: signature (RS256 or ES256, with a key of the issuer), issuer, audience, time, subject.
 *
 * <p>Keys are looked for again after their time, and at once where a token names one that is not known.
 */
@Singleton
public class TokenVerifier {
    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());
    private static final int LONGEST_TOKEN = 8 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    @Inject
    TrustSettings settings;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ExecutorService executor;

    @PostConstruct
    void begin() {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                null, JOSEObjectType.JWT, new JOSEObjectType("at+jwt"))); // RFC 9068, section 2.1
        processor.setJWSKeySelector(new KeySelector(keptKeys()));
        processor.setJWTClaimsSetVerifier(new ClaimRules(settings, clock));
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
        } catch (JWKSetUnavailableException e) {
            throw new KeysUnavailable();
        } catch (JOSEException | RuntimeException e) { // the token is beyond Nimbus
            LOG.log(Level.DEBUG, "a token can't be verified", e);
            throw new InvalidToken("The token can't be verified.");
        }
    }

    /** In the last half of the keys' time one request sees to it that they are read again, and nobody waits for that. */
    private JWKSource<SecurityContext> keptKeys() {
        long lifetimeMillis = settings.keyLifetime().toMillis();
        return JWKSourceBuilder.create(new TrustedKeys(settings))
                .cache(lifetimeMillis, lifetimeMillis / 2)
                .refreshAheadCache(lifetimeMillis / 2, null, executor, false, null, false)
                .rateLimited(false)
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
}

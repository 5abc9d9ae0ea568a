package org.coursemarket.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Verifies tokens: signature (RS256 or ES256, with a key of the issuer), issuer, audience, time, subject.
 *
 * <p>Keys are looked for again after their time, and at once where a token names one that is not known. A token that comes again is
 * not decoded again, as long as the issuer has the keys that it had then: with the same keys a signature stays good. Its claims are
 * looked at each time.
 */
@Singleton
public class TokenVerifier {
    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());
    private static final int LONGEST_TOKEN = 8 * 1024;
    /** Some thousand tokens of the usual length, and with what is known of them ten megabytes of memory. */
    private static final int MOST_CHARACTERS_KNOWN = 2 * 1024 * 1024;

    /** Also in its long form, or none (RFC 7519, section 5.1; RFC 9068, section 4; RFC 7515, section 4.1.9). */
    private static final Set<JOSEObjectType> TYPES = new HashSet<>(Arrays.asList(
            null,
            JOSEObjectType.JWT,
            new JOSEObjectType("application/jwt"),
            new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt")));

    private static final JWKSelector EVERY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<String, Signed> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS_KNOWN)
            .weigher((String token, Signed signed) -> token.length())
            .executor(Runnable::run)
            .build();

    private JWKSource<SecurityContext> keys;
    private ClaimRules rules;
    private IssuerFaults faults;

    /** What a token says whose signature is good as long as these are the issuer's keys. */
    private record Signed(JWTClaimsSet claims, TokenPrincipal caller, List<JWK> keys) {}

    @Inject
    TrustSettings settings;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ExecutorService executor;

    @PostConstruct
    void begin() {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
        keys = keptKeys();
        processor.setJWSKeySelector(new KeySelector(keys));
        faults = new IssuerFaults(settings, clock, stopwatch);
        rules = new ClaimRules(settings, clock, faults);
        processor.setJWTClaimsSetVerifier(rules);
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
            return caller(token);
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

    /** Whether there are keys to verify with; tries to read them where there are none, or where their time is over. */
    boolean hasKeys() {
        try {
            return !keys.get(EVERY_KEY, null).isEmpty();
        } catch (KeySourceException e) {
            return false;
        }
    }

    private TokenPrincipal caller(String token) throws ParseException, BadJOSEException, JOSEException {
        var trusted = keys.get(EVERY_KEY, null);
        var signed = known.getIfPresent(token);
        if (signed != null && signed.keys.equals(trusted)) {
            rules.verify(signed.claims, null);
            return signed.caller;
        }
        var jwt = JWTParser.parse(token);
        var claims = processor.process(jwt instanceof SignedJWT signedJwt ? new ReadToken(signedJwt) : jwt, null);
        faults.look(claims); // of a token that counts too: it may give no role
        var caller = new TokenPrincipal(claims);
        if (trusted.equals(keys.get(EVERY_KEY, null))) { // the keys were not read anew on the way
            known.put(token, new Signed(claims, caller, trusted));
        }
        return caller;
    }

    /** In the last half of the keys' time one request sees to it that they are read again, and nobody waits for that. */
    private JWKSource<SecurityContext> keptKeys() {
        long lifetimeMillis = settings.keyLifetime().toMillis();
        var kept = new RefreshAheadCachingJWKSetSource<>(
                new TrustedKeys(settings),
                lifetimeMillis,
                lifetimeMillis / 2,
                lifetimeMillis / 2,
                false,
                executor,
                false,
                null);
        return new JWKSetBasedJWKSource<>(new ByStopwatch(kept, stopwatch));
    }

    /** Has the keys' age counted by the time that passes; Nimbus asks the clock. */
    private static final class ByStopwatch extends JWKSetSourceWrapper<SecurityContext> {
        private final Stopwatch stopwatch;
        private final long beginNanos;

        ByStopwatch(JWKSetSource<SecurityContext> source, Stopwatch stopwatch) {
            super(source);
            this.stopwatch = stopwatch;
            this.beginNanos = stopwatch.nanos();
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long clockMillis, SecurityContext context)
                throws KeySourceException {
            long millis = TimeUnit.NANOSECONDS.toMillis(stopwatch.nanos() - beginNanos);
            return getSource().getJWKSet(evaluator, millis, context);
        }
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

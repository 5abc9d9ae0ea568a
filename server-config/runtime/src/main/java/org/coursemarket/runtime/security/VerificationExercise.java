package org.coursemarket.runtime.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.runtime.warmup.Exercise;
import org.coursemarket.runtime.warmup.OwnServer;

/**
 * Verifies tokens of an issuer that is made up here, by a verifier of its own: the one that requests come to never hears of that issuer.
 */
@ApplicationScoped
public class VerificationExercise implements Exercise {
    private static final String NAME = "warm-up";
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** Signing takes longer than verifying. */
    private static final int MOST = 1_000;

    @Inject
    Clock clock;

    @Inject
    Stopwatch stopwatch;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ExecutorService executor;

    private RSAKey key;
    private RSASSASigner signer;
    private TokenVerifier verifier;

    @PostConstruct
    void begin() {
        try {
            key = new RSAKeyGenerator(KEY_BITS).keyID(NAME).generate();
            signer = new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        verifier = new TokenVerifier();
        verifier.settings = new TrustSettings(NAME, new JWKSet(key.toPublicJWK()).toString());
        verifier.clock = clock;
        verifier.stopwatch = stopwatch;
        verifier.executor = executor;
        verifier.begin();
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public int most() {
        return MOST;
    }

    /** A token that nobody has seen, and then the same once more. */
    @Override
    public void perform(OwnServer server) throws JOSEException {
        String token = token();
        verifier.verify(token);
        verifier.verify(token);
    }

    private String token() throws JOSEException {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(NAME)
                .subject(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("groups", List.of(Roles.STUDENT))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(NAME).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}

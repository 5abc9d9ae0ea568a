package org.coursemarket.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Issues tokens without a server: whoever trusts it is given its public key. */
public final class TestIssuer {
    private static final String NAME = "urn:course-marketplace:test";
    private static final int LIFETIME_SECONDS = 3_600; // longer than any test

    private final RSAKey key;

    public TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a service that trusts this issuer. */
    public Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.issuer", NAME, "mp.jwt.verify.publickey", new JWKSet(key.toPublicJWK()).toString());
    }

    public String token(String subject, String... roles) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience("course-marketplace")
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(LIFETIME_SECONDS)))
                .claim("groups", List.of(roles))
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.coursemarket.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.coursemarket.launch.DevelopmentIssuer;

/** Tokens of the issuer that all services of the tests trust unless told otherwise, and what it would not sign. */
public final class Tokens {
    /** It ends with the tests. */
    public static final DevelopmentIssuer ISSUER = new DevelopmentIssuer(0);

    private record Wanted(String subject, List<String> roles) {}

    private static final Map<Wanted, String> ISSUED = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A good one; whoever asks again gets the same. */
    static String of(String subject, String... roles) {
        return ISSUED.computeIfAbsent(
                new Wanted(subject, List.of(roles)), wanted -> ISSUER.token(wanted.subject, wanted.roles));
    }

    /** Of a good token, for a test to spoil. */
    static JWTClaimsSet.Builder claims(String subject, String... roles) {
        try {
            return new JWTClaimsSet.Builder(SignedJWT.parse(of(subject, roles)).getJWTClaimsSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RS256, under the key's name. */
    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

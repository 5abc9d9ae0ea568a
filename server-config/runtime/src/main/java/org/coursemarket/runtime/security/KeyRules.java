package org.coursemarket.runtime.security;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;

/**
 * Which keys verify tokens: public ones for signatures by RS256 or ES256 (RFC 7518, sections 3.3 and 3.4). A private key is not
 * taken: it was published, so anybody may have signed with it.
 */
final class KeyRules {
    private static final int LEAST_RSA_BITS = 2048;
    /** What a signature takes to verify grows with the square of this. */
    private static final int MOST_RSA_BITS = 8192;

    private KeyRules() {}

    /**
     * Passes a key that may verify tokens.
     *
     * @throws ParseException if it may not; the message says why
     */
    static void check(JWK key) throws ParseException {
        if (key instanceof RSAKey rsa) {
            require(rsa.size() >= LEAST_RSA_BITS, "an RSA key has at least " + LEAST_RSA_BITS + " bits");
            require(rsa.size() <= MOST_RSA_BITS, "an RSA key has at most " + MOST_RSA_BITS + " bits");
            checkMembers(rsa, JWSAlgorithm.RS256);
            checkExponent(rsa);
        } else if (key instanceof ECKey ec) {
            require(Curve.P_256.equals(ec.getCurve()), "the curve is not P-256");
            checkMembers(ec, JWSAlgorithm.ES256);
        } else {
            throw new ParseException("neither an RSA nor an EC key", 0);
        }
    }

    /** RFC 7517, sections 4.2 to 4.4. */
    private static void checkMembers(JWK key, Algorithm algorithm) throws ParseException {
        require(!key.isPrivate(), "it is private");
        require(key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE), "its use is not sig");
        require(
                key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY),
                "its key_ops lack verify");
        require(key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm), "its alg is not " + algorithm);
    }

    /** With an exponent of 1 every text would be its own signature; the JDK takes none below 3. */
    private static void checkExponent(RSAKey key) throws ParseException {
        try {
            key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new ParseException("it is no RSA key", 0);
        }
    }

    private static void require(boolean holds, String otherwise) throws ParseException {
        if (!holds) {
            throw new ParseException(otherwise, 0);
        }
    }
}

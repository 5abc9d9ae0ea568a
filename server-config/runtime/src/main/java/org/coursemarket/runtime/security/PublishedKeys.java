package org.coursemarket.runtime.security;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys in a text of the issuer's: PEMs (RFC 7468), a JSON Web Key or a set of these, plain or in Base64. A key that can't be
 * used costs none of the others (RFC 7517, section 5).
 *
 * @param usable at least one, and 64 at the most
 * @param leftOut a line for each of the others: its place in the text, from 1, and why it is left out
 */
record PublishedKeys(JWKSet usable, List<String> leftOut) {
    private static final int MOST = 64;
    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

    /**
     * Reads what the issuer has published.
     *
     * @throws ParseException if these are no keys, or none of them can be used
     */
    static PublishedKeys of(String text) throws ParseException {
        String keys = text.strip();
        return keys.startsWith("-----BEGIN")
                ? of(PEM.matcher(keys).results().map(pem -> pem.group(1)).toList(), PublishedKeys::ofPem)
                : of(elements(keys), PublishedKeys::ofJson);
    }

    private interface KeyReader<T> {
        JWK read(T key) throws ParseException, GeneralSecurityException;
    }

    private static <T> PublishedKeys of(List<T> published, KeyReader<T> reader) throws ParseException {
        var usable = new ArrayList<JWK>();
        var leftOut = new ArrayList<String>();
        for (int i = 0; i < published.size(); i++) {
            try {
                var key = reader.read(published.get(i));
                KeyRules.check(key);
                if (usable.size() == MOST) {
                    throw new ParseException("there are " + MOST + " before it", 0);
                }
                usable.add(key);
            } catch (ParseException | GeneralSecurityException | RuntimeException e) { // also what is beyond Nimbus
                leftOut.add("key " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (usable.isEmpty()) {
            throw new ParseException("no key of " + published.size() + " can be used " + leftOut, 0);
        }
        return new PublishedKeys(new JWKSet(usable), leftOut);
    }

    private static List<?> elements(String keys) throws ParseException {
        var json = JSONObjectUtils.parse(keys.startsWith("{") ? keys : decoded(keys));
        if (!json.containsKey("keys")) {
            return List.of(json);
        }
        if (json.get("keys") instanceof List<?> list) {
            return list;
        }
        throw new ParseException("the member keys is no list", 0);
    }

    private static String decoded(String base64) throws ParseException {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ParseException("neither PEM nor JSON, plain or in Base64", 0);
        }
    }

    @SuppressWarnings("unchecked") // the names in a JSON object are texts
    private static JWK ofJson(Object key) throws ParseException {
        if (key instanceof Map<?, ?> members) {
            return JWK.parse((Map<String, Object>) members);
        }
        throw new ParseException("no JSON object", 0);
    }

    private static JWK ofPem(String base64) throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(base64);
        var spec = new X509EncodedKeySpec(der);
        try {
            return new RSAKey.Builder(
                            (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                    .build();
        } catch (GeneralSecurityException notRsa) {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey)
                            KeyFactory.getInstance("EC").generatePublic(spec))
                    .build();
        }
    }
}

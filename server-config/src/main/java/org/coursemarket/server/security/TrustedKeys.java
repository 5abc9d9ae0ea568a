package org.coursemarket.server.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;

/** The issuer's public keys, read anew each time: a PEM, a JSON Web Key, or a set of these (RFC 7468, RFC 7517). */
class TrustedKeys implements JWKSetSource<SecurityContext> {
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final int READ_TIMEOUT_MS = 1_000;
    private static final int LIMIT_BYTES = 256 * 1024;
    private static final String PEM_START = "-----BEGIN PUBLIC KEY-----";
    private static final String PEM_END = "-----END PUBLIC KEY-----";

    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(CONNECT_TIMEOUT_MS, READ_TIMEOUT_MS, LIMIT_BYTES);
    private final TrustSettings settings;

    TrustedKeys(TrustSettings settings) {
        this.settings = settings;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return parsed(text());
        } catch (IOException | ParseException | GeneralSecurityException | RuntimeException e) {
            throw new JWKSetUnavailableException("the issuer's keys can't be read: " + e, e);
        }
    }

    @Override
    public void close() {}

    private String text() throws IOException {
        if (settings.keys().isPresent()) {
            return settings.keys().get();
        }
        var location = settings.keyLocation().orElseThrow();
        return location.getScheme().equals("file")
                ? Files.readString(Path.of(location))
                : http.retrieveResource(location.toURL()).getContent();
    }

    private static JWKSet parsed(String text) throws ParseException, GeneralSecurityException {
        String keys = text.strip();
        if (keys.startsWith(PEM_START)) {
            return new JWKSet(ofPem(keys));
        }
        String json =
                keys.startsWith("{") ? keys : new String(Base64.getDecoder().decode(keys), StandardCharsets.UTF_8);
        return json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
    }

    private static JWK ofPem(String pem) throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(pem.replace(PEM_START, "").replace(PEM_END, ""));
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

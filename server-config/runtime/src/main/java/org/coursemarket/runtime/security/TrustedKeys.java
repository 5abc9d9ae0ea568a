package org.coursemarket.runtime.security;

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
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The issuer's public keys: PEMs, a JSON Web Key, or a set of these (RFC 7468, RFC 7517). They are read when somebody asks, but
 * five times in a row and then once a second at the most, whoever sends tokens with keys that nobody knows. While they can't be
 * read, those that were count for an hour.
 */
class TrustedKeys implements JWKSetSource<SecurityContext> {
    private static final Logger LOG = System.getLogger(TrustedKeys.class.getName());
    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final int READ_TIMEOUT_MS = 1_000;
    private static final int LIMIT_BYTES = 256 * 1024;
    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");
    private static final int READS_AT_ONCE = 5;
    private static final long KNOWN_FOR_MS = Duration.ofHours(1).toMillis();

    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(CONNECT_TIMEOUT_MS, READ_TIMEOUT_MS, LIMIT_BYTES);
    private final TrustSettings settings;
    private final Bucket reads = Bucket.builder()
            .addLimit(limit -> limit.capacity(READS_AT_ONCE).refillGreedy(1, Duration.ofSeconds(1)))
            .build();
    private JWKSet known;
    private long knownSinceMillis;

    TrustedKeys(TrustSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long nowMillis, SecurityContext context)
            throws KeySourceException {
        if (reads.tryConsume(1)) {
            try {
                known = parsed(text());
                knownSinceMillis = nowMillis;
            } catch (IOException | ParseException | GeneralSecurityException | RuntimeException e) {
                LOG.log(Level.WARNING, "the issuer''s keys can''t be read: {0}", e.toString());
            }
        }
        if (known == null || nowMillis > knownSinceMillis + KNOWN_FOR_MS) {
            throw new JWKSetUnavailableException("no key of the issuer is known");
        }
        return known;
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

    /** Fails with whatever exception where these are no keys. */
    static JWKSet parsed(String text) throws ParseException, GeneralSecurityException {
        String keys = text.strip();
        if (keys.startsWith("-----BEGIN")) {
            var pems = PEM.matcher(keys).results().map(pem -> pem.group(1)).toList();
            var parsed = new ArrayList<JWK>();
            for (var pem : pems) {
                parsed.add(ofPem(pem));
            }
            return required(new JWKSet(parsed));
        }
        String json =
                keys.startsWith("{") ? keys : new String(Base64.getDecoder().decode(keys), StandardCharsets.UTF_8);
        return required(json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json)));
    }

    private static JWKSet required(JWKSet keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        return keys;
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

package org.coursemarket.course.development.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.course.development.entity.IssuedToken;
import org.coursemarket.course.development.entity.WantedToken;
import org.coursemarket.runtime.security.TrustSettings;

/** Signs tokens for whoever asks, with a key pair that is generated at the first start and kept beside the data. */
@Singleton
public class DevelopmentIssuer {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int KEY_BITS = 2048;

    private final DevelopmentSettings settings;
    private final List<String> audiences;
    private final Clock clock;
    private final JWKSet publicKeys;
    private final JWSHeader header;
    private final JWSSigner signer;

    /** Without its switch it has no key, and issues nothing. */
    @Inject
    public DevelopmentIssuer(DevelopmentSettings settings, TrustSettings trust, Clock clock)
            throws IOException, JOSEException, ParseException {
        this.settings = settings;
        this.audiences = List.copyOf(trust.audiences());
        this.clock = clock;
        if (settings.isOn()) {
            var keys = keys(settings.keyFile());
            publicKeys = new JWKSet(keys).toPublicJWKSet();
            header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(keys.getKeyID())
                    .build();
            signer = new RSASSASigner(keys);
        } else {
            publicKeys = new JWKSet();
            header = null;
            signer = null;
        }
    }

    public boolean isOn() {
        return settings.isOn();
    }

    /** A token with all that was asked for, for an hour. */
    public IssuedToken issue(WantedToken wanted) {
        var now = clock.instant();
        var token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(TrustSettings.DEVELOPMENT_ISSUER)
                        .audience(audiences)
                        .subject(wanted.subject())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("groups", new ArrayList<>(wanted.roles()))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new IssuedToken(token.serialize(), "Bearer", LIFETIME.toSeconds());
    }

    /** The public key as a JSON Web Key Set (RFC 7517, section 5). */
    public Map<String, Object> keys() {
        return publicKeys.toJSONObject();
    }

    private static RSAKey keys(Path file) throws IOException, JOSEException, ParseException {
        if (!Files.exists(file)) {
            var generated = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            writeForOwner(file.toAbsolutePath(), generated.toJSONString());
        }
        return RSAKey.parse(Files.readString(file));
    }

    /** The file is there as a whole or not at all. */
    private static void writeForOwner(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), "key", null, ownerOnly);
        Files.writeString(draft, text);
        Files.move(draft, file);
    }
}

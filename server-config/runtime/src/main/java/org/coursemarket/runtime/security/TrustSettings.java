package org.coursemarket.runtime.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** Whose tokens count: what is configured as {@code mp.jwt.verify.*} (MicroProfile JWT 2.1, section 9). */
@Singleton
public class TrustSettings {
    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String KEY_LOCATION = KEY + ".location";
    private static final String KEYS = "public keys, PEM (BEGIN PUBLIC KEY) or JSON";
    private static final int LARGEST_SKEW_SECONDS = 300;
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(2);

    private final String issuer;
    private final Set<String> audiences;
    private final Duration clockSkew;
    private final Optional<String> keys;
    private final Optional<URI> keyLocation;
    private final Duration keyLifetime;

    @Inject
    public TrustSettings(Config config) {
        issuer = Setting.parsed(
                config, "mp.jwt.verify.issuer", Function.identity(), "the issuer of the tokens that count here");
        audiences = Setting.parsed(
                config, "mp.jwt.verify.audiences", TrustSettings::names, "names of this service, parted by commas");
        clockSkew = Duration.ofSeconds(Setting.count(config, "mp.jwt.verify.clock.skew", 0, LARGEST_SKEW_SECONDS));
        keyLifetime = Setting.duration(config, "jwt.keys.ttl", SHORTEST_LIFETIME, Duration.ofHours(1));
        keys = config.getOptionalValue(KEY, String.class);
        keys.ifPresent(text -> Setting.parsedUnseen(config, KEY, TrustSettings::keys, KEYS));
        keyLocation = keys.isPresent()
                ? Optional.empty()
                : Optional.of(Setting.parsed(
                        config,
                        KEY_LOCATION,
                        TrustSettings::location,
                        "a file or an http: or https: URL with the issuer's keys"));
    }

    /** An issuer who is known by these keys alone, and is the audience too. */
    TrustSettings(String issuer, String keys) {
        this.issuer = issuer;
        this.audiences = Set.of(issuer);
        this.clockSkew = Duration.ZERO;
        this.keys = Optional.of(keys);
        this.keyLocation = Optional.empty();
        this.keyLifetime = Duration.ofHours(1);
    }

    /** What a token's {@code iss} must be. */
    public String issuer() {
        return issuer;
    }

    /** One of these must be in a token's {@code aud}. */
    Set<String> audiences() {
        return audiences;
    }

    /** How far the issuer's clock and this one may be apart. */
    Duration clockSkew() {
        return clockSkew;
    }

    /** The issuer's keys, PEM or JSON; where there are none, they are at the location. */
    Optional<String> keys() {
        return keys;
    }

    /** A URL with the scheme file, http or https. */
    Optional<URI> keyLocation() {
        return keyLocation;
    }

    /** How long keys count before they are looked for again. */
    Duration keyLifetime() {
        return keyLifetime;
    }

    private static Set<String> names(String text) {
        var names = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no audience would be any");
        }
        return names;
    }

    private static PublishedKeys keys(String text) {
        try {
            return PublishedKeys.of(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A path is taken from where this process runs, and its keys are looked at; a URL may belong to who starts after this. */
    private static URI location(String text) {
        var url = text.matches("[a-z]+:.*") ? URI.create(text) : Path.of(text).toUri();
        if (url.getScheme().equals("file")) {
            try {
                keys(Files.readString(Path.of(url)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!Set.of("file", "http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("nothing that keys are read from");
        }
        return url;
    }
}

package org.coursemarket.runtime.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** Which pages of other origins may ask, and whether with the user's credentials. */
@Singleton
public class CorsSettings {
    private static final String ANY = "*";
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private final Set<String> origins;
    private final boolean withCredentials;

    @Inject
    public CorsSettings(Config config) {
        withCredentials = Setting.flag(config, "cors.credentials");
        origins = Setting.parsed(
                config,
                "cors.origins",
                text -> origins(text, withCredentials),
                "none, or origins as http://localhost:3000, parted by commas, or * where cors.credentials is false");
    }

    boolean allows(String origin) {
        return origins.contains(origin) || origins.contains(ANY);
    }

    boolean withCredentials() {
        return withCredentials;
    }

    private static Set<String> origins(String text, boolean withCredentials) {
        if (text.equals("none")) {
            return Set.of();
        }
        var origins = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("not even none");
        }
        for (var origin : origins) {
            boolean isAllowed = origin.equals(ANY) ? !withCredentials : isOrigin(origin);
            if (!isAllowed) {
                throw new IllegalArgumentException(origin + " would allow nothing, or everybody everything");
            }
        }
        return origins;
    }

    /** As a browser writes it: scheme, host, and a port that is not the scheme's own (RFC 6454, section 6.2). */
    private static boolean isOrigin(String text) {
        var url = URI.create(text);
        var written = url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        return url.getHost() != null
                && DEFAULT_PORTS.containsKey(url.getScheme())
                && DEFAULT_PORTS.get(url.getScheme()) != url.getPort()
                && text.equals(written.toLowerCase(Locale.ROOT));
    }
}

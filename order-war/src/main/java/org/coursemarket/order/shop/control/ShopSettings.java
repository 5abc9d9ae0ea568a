package org.coursemarket.order.shop.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.runtime.configuration.Setting;
import org.coursemarket.runtime.security.TrustSettings;
import org.eclipse.microprofile.config.Config;

/** Where the shop's pages sign in, and where they find the courses. */
@Singleton
public class ShopSettings {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final String issuer;
    private final String clientId;
    private final URI coursesUrl;

    @Inject
    public ShopSettings(Config config, TrustSettings trust) {
        issuer = trust.issuer();
        clientId = Setting.parsed(config, "shop.client.id", Function.identity(), "the shop's client id at the issuer");
        coursesUrl = Setting.parsed(
                config,
                "shop.courses.url",
                ShopSettings::coursesUrl,
                "a path, as /api/courses, or an http: or https: URL");
    }

    /** Whom the services trust. It is where one signs in if it is a URL (OpenID Connect Discovery 1.0, section 4). */
    public String issuer() {
        return issuer;
    }

    /** What the shop is called at the issuer: a public client (RFC 6749, section 2.1). */
    public String clientId() {
        return clientId;
    }

    /** The courses as a browser reaches them. A path is of the shop's own origin. */
    public URI coursesUrl() {
        return coursesUrl;
    }

    /** Origins beside its own that the shop's pages ask. */
    public Set<String> origins() {
        return Stream.of(Optional.of(coursesUrl), url(issuer))
                .flatMap(Optional::stream)
                .filter(URI::isAbsolute)
                .map(url -> url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without a slash at its end, for the pages put what they ask for behind it. */
    private static URI coursesUrl(String text) {
        var place = text.replaceFirst("/+$", "");
        boolean isPath = place.startsWith("/") && !place.startsWith("//");
        return isPath ? URI.create(place) : url(place).orElseThrow(IllegalArgumentException::new);
    }

    private static Optional<URI> url(String text) {
        try {
            var url = URI.create(text);
            return Optional.of(url).filter(any -> any.getHost() != null && SCHEMES.contains(any.getScheme()));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}

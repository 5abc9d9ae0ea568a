package org.coursemarket.order;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.net.URI;
import org.coursemarket.server.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** Reads the settings of the REST client at the start, so that a bad one stops it then and not at the first purchase. */
@Singleton
@Startup
public class StartCheck {
    /** Together no more than a call's time-out in {@code Seats}. */
    private static final int LONGEST_CONNECT_MS = 500;

    private static final int LONGEST_READ_MS = 3_000;

    @Inject
    Config config;

    @PostConstruct
    void check() {
        Setting.parsed(config, "course.api.url", StartCheck::httpUrl, "an http: or https: URL");
        Setting.count(config, "course.api.connect.timeout.ms", 1, LONGEST_CONNECT_MS);
        Setting.count(config, "course.api.read.timeout.ms", 1, LONGEST_READ_MS);
    }

    private static URI httpUrl(String text) {
        var url = URI.create(text);
        if (url.getHost() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("not a URL of a web service");
        }
        return url;
    }
}

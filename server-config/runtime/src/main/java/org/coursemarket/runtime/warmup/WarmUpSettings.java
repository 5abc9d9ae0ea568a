package org.coursemarket.runtime.warmup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** How long a service gets warm, and where it finds itself. */
@Singleton
public class WarmUpSettings {
    /** The server's own, beside what is configured. */
    private static final String PORT = "payara.instance.http.port";

    private final Duration duration;
    private final Optional<URI> address;

    @Inject
    public WarmUpSettings(Config config) {
        duration = Setting.duration(config, "warmup.duration", Duration.ZERO, Duration.ofMinutes(5));
        address = config.getOptionalValue(PORT, String.class).map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /** For so long at the most, from when the application begins. */
    Duration duration() {
        return duration;
    }

    /** Of this server on loopback; nothing where it does not say its port. */
    Optional<URI> address() {
        return address;
    }
}

package org.coursemarket.runtime.stopping;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** How a service stops. */
@Singleton
public class StopSettings {
    private final Duration delay;

    @Inject
    public StopSettings(Config config) {
        delay = Setting.duration(config, "stop.delay", Duration.ZERO, Duration.ofMinutes(1));
    }

    /** How long it serves on after it has said that it is not ready. */
    Duration delay() {
        return delay;
    }
}

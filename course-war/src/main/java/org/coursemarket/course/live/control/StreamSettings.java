package org.coursemarket.course.live.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** How many may watch courses. */
@Singleton
public class StreamSettings {
    private final int max;

    @Inject
    public StreamSettings(Config config) {
        max = Setting.count(config, "streams.max", 1, 10_000);
    }

    /** Streams of this node that may be open at the same time. */
    public int max() {
        return max;
    }
}

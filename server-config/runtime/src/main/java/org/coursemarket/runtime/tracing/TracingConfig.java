package org.coursemarket.runtime.tracing;

import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Adds to the configuration which requests the server does not trace: where tracing is off, none of them. Payara Micro 6.2025.10 would begin
 * a span for each all the same, and keep none.
 */
public class TracingConfig implements ConfigSource {
    /** A regular expression for the whole path. */
    private static final String NOT_TRACED = "mp.opentracing.server.skip-pattern";

    private static final String EVERY_PATH = ".*";
    private static final String NO_PATH = "(?!)";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(NOT_TRACED);
    }

    @Override
    public String getValue(String name) {
        return name.equals(NOT_TRACED) ? notTraced() : null;
    }

    @Override
    public String getName() {
        return "tracing";
    }

    private static String notTraced() {
        return ConfigProvider.getConfig().getValue(Traces.OFF, Boolean.class) ? EVERY_PATH : NO_PATH;
    }
}

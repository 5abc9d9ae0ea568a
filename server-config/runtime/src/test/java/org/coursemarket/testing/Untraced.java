package org.coursemarket.testing;

import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import org.coursemarket.runtime.tracing.Traces;

/** Traces that are off. */
public final class Untraced {
    public static final Traces TRACES =
            new Traces(FixedConfig.of(Map.of("otel.sdk.disabled", "true")), Silent.of(Tracer.class));

    private Untraced() {}
}

package org.coursemarket.start;

import java.lang.reflect.Method;
import java.util.Optional;

/** Which span a thread is in, as the server's OpenTelemetry has it, whose classes are not to be seen from here. */
final class CurrentSpan {
    /** Both in hexadecimal digits, as the W3C's Trace Context has them. */
    record Ids(String trace, String span) {}

    private final Method current;
    private final Method context;
    private final Method isSampled;
    private final Method traceId;
    private final Method spanId;

    /** @param server has the classes of OpenTelemetry's API */
    CurrentSpan(ClassLoader server) throws ReflectiveOperationException {
        var span = server.loadClass("io.opentelemetry.api.trace.Span");
        var itsContext = server.loadClass("io.opentelemetry.api.trace.SpanContext");
        current = span.getMethod("current");
        context = span.getMethod("getSpanContext");
        isSampled = itsContext.getMethod("isSampled");
        traceId = itsContext.getMethod("getTraceId");
        spanId = itsContext.getMethod("getSpanId");
        ids(); // what the API loads at its first use, it loads here, and not while the log is written
    }

    /**
     * Of this thread; empty where it is in none that is kept. Payara Micro 6.2025.10 leaves a thread in the span of a request that is not
     * sampled.
     */
    Optional<Ids> ids() {
        try {
            var span = context.invoke(current.invoke(null));
            return (boolean) isSampled.invoke(span)
                    ? Optional.of(new Ids((String) traceId.invoke(span), (String) spanId.invoke(span)))
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

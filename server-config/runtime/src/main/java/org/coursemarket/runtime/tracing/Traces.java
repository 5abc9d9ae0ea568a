package org.coursemarket.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.coursemarket.runtime.batching.Pending;
import org.coursemarket.runtime.configuration.Setting;
import org.eclipse.microprofile.config.Config;

/** Puts the work of a batch, which is done on a thread of its own, into the traces of its requests. Any thread may use this. */
@Singleton
public class Traces {
    /** Of OpenTelemetry. */
    static final String OFF = "otel.sdk.disabled";

    private final boolean off;
    private final Tracer tracer;

    @Inject
    public Traces(Config config, Tracer tracer) {
        off = Setting.flag(config, OFF);
        this.tracer = tracer;
    }

    /**
     * Does the work in a span. That is a part of the trace of the request that asked for all of the batch. Where several share the work it
     * has no parent, for none of them caused it for the others: it is a trace of its own, with a link to each request. There is no span
     * where no request is traced.
     *
     * @param name of the span
     * @return what the work returns
     */
    public <T> T during(String name, List<? extends Pending<?, ?>> batch, Supplier<T> work) {
        if (off) {
            return work.get();
        }
        var causes = batch.stream().map(Pending::cause).distinct().toList();
        return causes.stream().anyMatch(SpanContext::isValid) ? in(span(name, causes, batch.size()), work) : work.get();
    }

    /**
     * Calls another service by the server's client. Payara Micro 6.2025.10 leaves the thread in the span of a call that got no answer, and
     * all that the thread does later would seem to be a part of it.
     *
     * @return what the call returns
     */
    public static <T> T aroundCall(Supplier<T> call) {
        var before = Context.current();
        try {
            return call.get();
        } finally {
            ContextStorage.get().attach(before);
        }
    }

    private Span span(String name, List<SpanContext> causes, int batchSize) {
        var span = tracer.spanBuilder(name).setAttribute("batch.size", batchSize);
        var sampled = causes.stream().filter(SpanContext::isSampled).toList();
        if (causes.size() == 1 || sampled.isEmpty()) { // nobody sees a part of what is not sampled
            var parent =
                    causes.stream().filter(SpanContext::isValid).findFirst().orElseThrow();
            span.setParent(Context.root().with(Span.wrap(parent)));
        } else {
            span.setNoParent();
            sampled.forEach(span::addLink);
        }
        return span.startSpan();
    }

    private static <T> T in(Span span, Supplier<T> work) {
        try {
            return Context.root().with(span).wrapSupplier(work).get();
        } catch (RuntimeException | Error failure) {
            span.recordException(failure).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }
}

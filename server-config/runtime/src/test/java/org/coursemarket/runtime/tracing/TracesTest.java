package org.coursemarket.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.coursemarket.runtime.batching.Batcher;
import org.coursemarket.runtime.batching.Companions;
import org.coursemarket.runtime.batching.Pending;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final SpanContext BOB = span(1, TraceFlags.getSampled());
    private static final SpanContext EVE = span(2, TraceFlags.getSampled());
    private static final SpanContext UNSEEN = span(3, TraceFlags.getDefault());
    private static final SpanContext NOBODY = SpanContext.getInvalid();

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Batcher<SpanContext, Void> batcher = new Batcher<>(
            batch -> {},
            IllegalStateException::new,
            new Batcher.Bounds(9, 9, 1),
            Companions.unknown(),
            new SettableStopwatch(),
            task -> {});

    @Test
    void workForOneIsAPartOfItsTrace() {
        var during = during(BOB);

        assertThat(during.getTraceId()).isEqualTo(BOB.getTraceId());
        assertThat(onlySpan().getName()).isEqualTo("work");
        assertThat(onlySpan().getParentSpanId()).isEqualTo(BOB.getSpanId());
        assertThat(onlySpan().getLinks()).isEmpty();
        assertThat(onlySpan().getSpanId()).isEqualTo(during.getSpanId());
    }

    @Test
    void allThatOneAskedForIsAPartOfItsTrace() {
        during(BOB, BOB);

        assertThat(onlySpan().getParentSpanId()).isEqualTo(BOB.getSpanId());
        assertThat(onlySpan().getLinks()).isEmpty();
    }

    @Test
    void workForSeveralIsATraceOfItsOwnThatIsLinkedToThoseOfAll() {
        during(BOB, NOBODY, BOB, UNSEEN, EVE);

        assertThat(onlySpan().getParentSpanContext().isValid()).isFalse();
        assertThat(onlySpan().getTraceId()).isNotIn(BOB.getTraceId(), EVE.getTraceId());
        assertThat(onlySpan().getLinks()).extracting(LinkData::getSpanContext).containsExactly(BOB, EVE);
    }

    @Test
    void whereNobodyIsTracedNothingBegins() {
        assertThat(during(NOBODY)).isEqualTo(NOBODY);
        assertThat(during(NOBODY, NOBODY)).isEqualTo(NOBODY);
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whatIsNotSampledStaysSo() {
        assertThat(during(UNSEEN).isSampled()).isFalse();
        assertThat(during(NOBODY, UNSEEN)).matches(span -> span.isValid() && !span.isSampled());
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whereTracingIsOffNothingBegins() {
        assertThat(traces("true").during("work", batch(BOB), TracesTest::current))
                .isEqualTo(NOBODY);
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void workThatFailsIsAnError() {
        var failure = new IllegalStateException("broken");

        assertThatThrownBy(() -> traces("false").during("work", batch(BOB), () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(onlySpan().getStatus()).isEqualTo(StatusData.error());
        assertThat(current()).isEqualTo(NOBODY);
    }

    @Test
    void aThreadDoesNotStayInTheSpanOfACall() {
        var after = Context.root()
                .with(Span.wrap(BOB))
                .wrapSupplier(() -> {
                    Traces.aroundCall(
                            () -> ContextStorage.get().attach(Context.root().with(Span.wrap(EVE))));
                    return current();
                })
                .get();

        assertThat(after).isEqualTo(BOB);
        assertThat(current()).isEqualTo(NOBODY);
    }

    /** The span that the work is done in. */
    private SpanContext during(SpanContext... causes) {
        return traces("false").during("work", batch(causes), TracesTest::current);
    }

    private Traces traces(String off) {
        var spans = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build();
        return new Traces(FixedConfig.of(Map.of("otel.sdk.disabled", off)), spans.get("test"));
    }

    /** One request for each, asked by a thread that is in this span. */
    private List<Pending<SpanContext, Void>> batch(SpanContext... causes) {
        return Stream.of(causes)
                .map(cause -> Context.root()
                        .with(Span.wrap(cause))
                        .wrapSupplier(() -> batcher.submit(cause, Duration.ZERO))
                        .get())
                .toList();
    }

    private SpanData onlySpan() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }

    private static SpanContext current() {
        return Span.current().getSpanContext();
    }

    private static SpanContext span(int number, TraceFlags flags) {
        return SpanContext.create("%032d".formatted(number), "%016d".formatted(number), flags, TraceState.getDefault());
    }
}

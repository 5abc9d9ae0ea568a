package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.coursemarket.start.CurrentSpan.Ids;
import org.junit.jupiter.api.Test;

class CurrentSpanTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final CurrentSpan current;

    CurrentSpanTest() throws ReflectiveOperationException {
        current = new CurrentSpan(getClass().getClassLoader());
    }

    @Test
    void isThatOfTheThread() {
        var context = SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());

        var ids = Context.root()
                .with(Span.wrap(context))
                .wrapSupplier(current::ids)
                .get();

        assertThat(ids).contains(new Ids(TRACE, SPAN));
    }

    @Test
    void isNoneWhereNothingIsTraced() {
        assertThat(current.ids()).isEmpty();
    }
}

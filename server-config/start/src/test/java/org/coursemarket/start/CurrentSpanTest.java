package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
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
        assertThat(idsIn(TraceFlags.getSampled())).contains(new Ids(TRACE, SPAN));
    }

    @Test
    void isNoneWhereTheTraceIsNotKept() {
        assertThat(idsIn(TraceFlags.getDefault())).isEmpty();
    }

    @Test
    void isNoneWhereNothingIsTraced() {
        assertThat(current.ids()).isEmpty();
    }

    private Optional<Ids> idsIn(TraceFlags flags) {
        var context = SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault());
        return Context.root()
                .with(Span.wrap(context))
                .wrapSupplier(current::ids)
                .get();
    }
}

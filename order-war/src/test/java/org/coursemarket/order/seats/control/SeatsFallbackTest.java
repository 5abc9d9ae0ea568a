package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.runtime.time.Stopwatch;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

class SeatsFallbackTest {
    @Test
    void purchaseGoesOnWithoutTheInterruptOfATimeOut() {
        var attempt = Attempt.further(Clock.systemUTC(), new Stopwatch(), Duration.ofSeconds(5));
        Thread.currentThread().interrupt(); // as the server leaves it

        assertThatThrownBy(() -> new SeatsFallback().handle(timedOut(attempt))).isInstanceOf(OutcomeUnknown.class);

        assertThat(Thread.interrupted()).isFalse();
    }

    private static ExecutionContext timedOut(Attempt attempt) {
        return (ExecutionContext) Proxy.newProxyInstance(
                ExecutionContext.class.getClassLoader(),
                new Class<?>[] {ExecutionContext.class},
                (proxy, method, none) -> method.getName().equals("getParameters")
                        ? new Object[] {attempt}
                        : method.getName().equals("getFailure") ? new TimeoutException() : null);
    }
}

package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger late = new AtomicInteger();

    @Test
    void workThatIsOverInTimeIsLeftAlone() {
        assertThat(TimeLimit.<String, RuntimeException>keep(LONG, late::incrementAndGet, () -> "done"))
                .isEqualTo("done");
        assertThat(late).hasValue(0);
    }

    @Test
    void workThatFailsFailsAsItDoes() {
        var failure = new IOException();

        assertThatThrownBy(() -> TimeLimit.keep(LONG, late::incrementAndGet, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(late).hasValue(0);
    }

    @Test
    void workThatTakesTooLongIsEndedOnce() {
        var worker = Thread.currentThread();

        assertThatThrownBy(() -> TimeLimit.keep(
                        SHORT,
                        () -> {
                            late.incrementAndGet();
                            worker.interrupt();
                        },
                        () -> {
                            new CountDownLatch(1).await();
                            return null;
                        }))
                .isInstanceOf(InterruptedException.class);
        assertThat(late).hasValue(1);
    }

    /** Or it would end what the thread does next. */
    @Test
    void whatEndsTheWorkIsOverBeforeTheWorkIs() throws InterruptedException {
        var isLate = new CountDownLatch(1);
        var worker = Thread.currentThread();

        TimeLimit.keep(
                SHORT,
                () -> {
                    isLate.countDown();
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // the worker is through long since
                    worker.interrupt();
                },
                () -> isLate.await(1, TimeUnit.MINUTES));

        assertThat(Thread.interrupted()).isTrue();
    }
}

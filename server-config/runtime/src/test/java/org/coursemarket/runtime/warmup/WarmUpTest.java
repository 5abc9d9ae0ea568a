package org.coursemarket.runtime.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.coursemarket.runtime.stopping.Drain;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.LogLines;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The threads of the warm-up take their turns here one after another, and time passes when an exercise or a pause says so. */
class WarmUpTest {
    private static final Duration STEP = Duration.ofMillis(100);

    @RegisterExtension
    final LogLines log = new LogLines(WarmUp.class);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private ServerSocket server;
    private int port;
    private boolean isToldToStop;
    private int steps;
    private Step whilePausing = () -> {};

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void itEndsWhenItsTimeIsOver() {
        var warmUp = warmUp("PT30S", exercise(Integer.MAX_VALUE, () -> {}));

        run(warmUp);

        assertThat(warmUp.left()).isZero();
        assertThat(Duration.ofNanos(stopwatch.nanos())).isEqualTo(Duration.ofSeconds(30));
        assertThat(steps).isEqualTo(300);
        assertThat(log.taken()).singleElement().asString().contains("warmed up in PT30S", "steps 300");
    }

    @Test
    void itEndsWhenNothingMayBeDoneAnyMore() {
        var warmUp = warmUp("PT30S", exercise(7, () -> {}));

        run(warmUp);

        assertThat(steps).isEqualTo(7);
        assertThat(warmUp.left()).isZero();
        assertThat(Duration.ofNanos(stopwatch.nanos())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void itEndsWithTheStepThatTheStopMeets() {
        var warmUp = warmUp("PT30S", exercise(Integer.MAX_VALUE, () -> isToldToStop = steps == 5));

        run(warmUp);

        assertThat(steps).isEqualTo(5);
    }

    @Test
    void whatTheStopBreaksIsNoFailure() {
        var warmUp = warmUp("PT30S", exercise(Integer.MAX_VALUE, () -> {
            isToldToStop = true;
            throw new IOException("503");
        }));

        run(warmUp);

        assertThat(log.taken()).singleElement().asString().contains("warmed up in");
    }

    @Test
    void itDoesNotBeginWhereTheServiceIsToldToStopBefore() {
        var warmUp = warmUp("PT30S", exercise(Integer.MAX_VALUE, () -> {}));
        isToldToStop = true;

        run(warmUp);

        assertThat(steps).isZero();
    }

    @Test
    void theServiceIsNotReadyMeanwhileAndSaysWhy() {
        var warmUp = warmUp("PT30S", exercise(3, () -> {}));
        var health = new WarmedUp();
        health.warmUp = warmUp;
        assertThat(health.reason()).get().asString().contains("30 s");
        stopwatch.advance(Duration.ofSeconds(10));

        assertThat(health.reason()).get().asString().contains("20 s");
        run(warmUp);
        assertThat(health.reason()).isEmpty();
    }

    @Test
    void aThreadThatHangsKeepsTheServiceFromNothing() {
        var warmUp = warmUp("PT30S", exercise(Integer.MAX_VALUE, () -> {}));
        warmUp.beginOnce(); // and no thread gets its turn
        assertThat(warmUp.left()).isEqualTo(Duration.ofSeconds(30));

        stopwatch.advance(Duration.ofSeconds(30));

        assertThat(warmUp.left()).isZero();
    }

    @Test
    void aFailureIsToldOnceAndGivenUpAfterAFewMore() {
        var warmUp = warmUp(
                "PT30S",
                exercise(Integer.MAX_VALUE, () -> {
                    throw new StackOverflowError();
                }),
                exercise(100, () -> {}));

        run(warmUp);

        assertThat(warmUp.left()).isZero();
        assertThat(log.taken())
                .hasSize(2)
                .first()
                .asString()
                .contains("warming up with steps failed: java.lang.StackOverflowError");
        assertThat(steps).isEqualTo(100 + Training.MOST_FAILURES);
    }

    @Test
    void whatFailsAtFirstMaySucceedLater() {
        var warmUp = warmUp("PT30S", exercise(10, () -> {
            if (steps == 1) {
                throw new IOException("not yet");
            }
        }));

        run(warmUp);

        assertThat(steps).isEqualTo(10);
    }

    @Test
    void theServiceGetsReadyAtOnceWhereThereIsNoThread() {
        var warmUp = warmUp("PT30S", exercise(10, () -> {}));
        warmUp.workers = work -> {
            throw new RejectedExecutionException("none");
        };

        run(warmUp);

        assertThat(warmUp.left()).isZero();
        assertThat(log.taken()).singleElement().asString().contains("the service is not warmed up", "none");
    }

    @Test
    void theServiceGetsReadyAtOnceWhereItsPortIsNotKnown() {
        var warmUp = warmUp("PT30S", exercise(10, () -> {}));
        warmUp.settings = new WarmUpSettings(FixedConfig.of(Map.of("warmup.duration", "PT30S")));

        run(warmUp);

        assertThat(steps).isZero();
        assertThat(warmUp.left()).isZero();
        assertThat(log.taken()).singleElement().asString().contains("the server says no port");
    }

    /** A start takes long on a machine with much else to do. */
    @Test
    void itsTimeBeginsWhenItsServerListens() throws IOException {
        server.close();
        var warmUp = warmUp("PT3S", exercise(Integer.MAX_VALUE, () -> {}));
        whilePausing = () -> {
            if (stopwatch.nanos() > Duration.ofMinutes(1).toNanos() && server.isClosed()) {
                server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            }
        };

        run(warmUp);

        assertThat(steps).isEqualTo(30);
        assertThat(warmUp.left()).isZero();
    }

    @Test
    void itDoesNotWaitForItsServerWhereItIsToldToStop() throws IOException {
        server.close();
        var warmUp = warmUp("PT3S", exercise(10, () -> {}));
        whilePausing = () -> isToldToStop = true;

        run(warmUp);

        assertThat(steps).isZero();
    }

    @Test
    void withoutATimeItIsOverFromTheBeginning() {
        var warmUp = warmUp("PT0S", exercise(10, () -> {}));

        run(warmUp);

        assertThat(warmUp.left()).isZero();
        assertThat(steps).isZero();
        assertThat(log.taken()).isEmpty();
    }

    @Test
    void onlyItsOwnRequestsPassAndOnlyMeanwhile() {
        var warmUp = warmUp("PT30S", exercise(1, () -> {}));
        String ticket = warmUp.server().ticket();
        assertThat(warmUp.isTicket(ticket)).isFalse();
        warmUp.beginOnce();
        tasks.remove().run(); // which starts the threads

        assertThat(warmUp.isTicket(ticket)).isTrue();
        assertThat(warmUp.isTicket(null)).isFalse();
        assertThat(warmUp.isTicket("another")).isFalse();

        run(warmUp);
        assertThat(warmUp.isTicket(ticket)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "30", "PT-1S", "PT5M0.1S", ""})
    void theDurationHasBounds(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WarmUpSettings(FixedConfig.of(Map.of("warmup.duration", duration))))
                .withMessageContaining("WARMUP_DURATION (warmup.duration) must be");
    }

    private interface Step {
        void run() throws Exception;
    }

    private Exercise exercise(int most, Step step) {
        return new Exercise() {
            @Override
            public String name() {
                return "steps";
            }

            @Override
            public int most() {
                return most;
            }

            @Override
            public void perform(OwnServer server) throws Exception {
                steps++;
                stopwatch.advance(STEP);
                step.run();
            }
        };
    }

    private WarmUp warmUp(String duration, Exercise... exercises) {
        var warmUp = new WarmUp();
        warmUp.exercises = instances(List.of(exercises));
        warmUp.settings = new WarmUpSettings(
                FixedConfig.of(Map.of("warmup.duration", duration, "payara.instance.http.port", String.valueOf(port))));
        warmUp.drain = new Drain(null, null) {
            @Override
            public boolean hasBegun() {
                return isToldToStop;
            }
        };
        warmUp.stopwatch = stopwatch;
        warmUp.pause = new Pause() {
            @Override
            public void of(Duration length) {
                stopwatch.advance(length);
                try {
                    whilePausing.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        warmUp.executor = tasks::add;
        warmUp.workers = tasks::add;
        return warmUp;
    }

    /** Begins it, and gives each task its turn until there is none left. */
    private void run(WarmUp warmUp) {
        warmUp.beginOnce();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @SuppressWarnings("unchecked") // of the proxy, nothing but its stream is asked for
    private static Instance<Exercise> instances(List<Exercise> exercises) {
        return (Instance<Exercise>) Proxy.newProxyInstance(
                WarmUpTest.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("stream");
                    return exercises.stream();
                });
    }
}

package org.coursemarket.course.live.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.course.live.LiveEvents.event;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.live.control.LiveCourses;
import org.coursemarket.course.live.control.StreamMetrics;
import org.coursemarket.course.live.control.Watcher;
import org.coursemarket.course.live.entity.WatchedCourses;
import org.coursemarket.testing.SettableStopwatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream in a server that takes what the test lets it take. */
class EventStreamTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Duration BEAT = Duration.ofMillis(250);

    private final SettableStopwatch stopwatch = new SettableStopwatch();
    private final Out out = new Out();
    private final Courses courses = new Courses();
    private final Metrics metrics = new Metrics();
    private final EventStream stream =
            new EventStream(WatchedCourses.of(new String[] {COURSE.toString()}), courses, metrics, stopwatch);
    private int completed;

    private static final class Out extends ServletOutputStream {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private WriteListener listener;
        private boolean isReady = true;
        private boolean isBroken;

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void setWriteListener(WriteListener one) {
            listener = one;
            try {
                one.onWritePossible();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(int part) throws IOException {
            assertThat(isReady).isTrue();
            if (isBroken) {
                throw new IOException("broken pipe");
            }
            sent.write(part);
        }

        void takeAgain() throws IOException {
            isReady = true;
            listener.onWritePossible();
        }

        String taken() {
            var text = sent.toString(UTF_8);
            sent.reset();
            return text;
        }
    }

    private static final class Courses extends LiveCourses {
        private final List<Watcher> watchers = new ArrayList<>();

        @Override
        public synchronized void join(Watcher watcher) {
            watchers.add(watcher);
        }

        @Override
        public synchronized void leave(Watcher watcher) {
            watchers.remove(watcher);
        }
    }

    private static final class Metrics extends StreamMetrics {
        private int cutOff;

        @Override
        public void cutOff() {
            cutOff++;
        }
    }

    @BeforeEach
    void begin() throws IOException {
        stream.begin(of(HttpServletRequest.class));
        assertThat(out.taken()).matches("retry: [1-4]\\d{3}\n\n");
    }

    @Test
    void whatIsToldIsSentAsSoonAsTheClientTakesIt() throws IOException {
        out.isReady = false;
        for (int holds = 0; holds < 3; holds++) {
            stream.tell(event(COURSE, holds));
            stream.deliver();
        }
        assertThat(out.taken()).isEmpty();

        out.takeAgain();
        stream.beat();

        assertThat(out.taken()).contains("id: 5\n").containsOnlyOnce("event: course\n");
    }

    @Test
    void aCourseThatMovesAllTheTimeIsToldTwiceASecond() {
        int deliveries = 0;
        for (int beats = 0; beats < 12; beats++) {
            stream.tell(event(COURSE, beats % 4));
            stream.deliver();
            deliveries += out.taken().isEmpty() ? 0 : 1;
            stopwatch.advance(BEAT);
        }
        assertThat(deliveries).isEqualTo(6);

        pass(BEAT);
        assertThat(out.taken()).contains("id: 6\n");
    }

    @Test
    void aCommentComesAfterFifteenSecondsOfSilence() {
        pass(Duration.ofSeconds(15).minus(BEAT));
        assertThat(out.taken()).isEmpty();
        pass(BEAT);
        assertThat(out.taken()).isEqualTo(":\n\n");
        pass(Duration.ofSeconds(10));
        stream.tell(event(COURSE, 0));
        stream.deliver();
        out.taken();
        pass(Duration.ofSeconds(10));

        assertThat(out.taken()).isEmpty();
    }

    @Test
    void whoTakesNothingForThirtySecondsIsCutOff() {
        pass(Duration.ofSeconds(7));
        out.isReady = false;
        pass(Duration.ofSeconds(30).minus(BEAT));
        assertIsOpen();
        pass(BEAT);

        assertIsOver();
        assertThat(metrics.cutOff).isOne();
    }

    @Test
    void whoTakesSomethingNowAndThenIsNot() throws IOException {
        for (int i = 0; i < 4; i++) {
            out.isReady = false;
            pass(Duration.ofSeconds(20));
            out.takeAgain();
            pass(BEAT);
        }

        assertIsOpen();
    }

    @Test
    void whoHasVanishedIsGivenUpWhenAWriteFails() {
        out.isBroken = true;
        pass(Duration.ofSeconds(15));
        pass(BEAT);

        assertIsOver();
        assertThat(metrics.cutOff).isZero();
    }

    @Test
    void whomTheServerReportsBrokenToo() {
        stream.onError(new IOException("reset"));
        pass(BEAT);

        assertIsOver();
    }

    @Test
    void itLastsFiveMinutesAtTheMost() {
        pass(Duration.ofMinutes(4));
        assertIsOpen();
        pass(Duration.ofMinutes(1));

        assertIsOver();
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        stream.end();
        stream.end();
        stream.tell(event(COURSE, 0));
        stream.deliver();
        pass(Duration.ofMinutes(6));

        assertIsOver();
        assertThat(out.taken()).isEmpty();
    }

    private void pass(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(BEAT)) {
            stopwatch.advance(BEAT);
            stream.beat();
        }
    }

    private void assertIsOpen() {
        assertThat(completed).isZero();
        assertThat(courses.watchers).containsExactly(stream);
    }

    private void assertIsOver() {
        assertThat(completed).isOne();
        assertThat(courses.watchers).isEmpty();
    }

    /** Of the Servlet API, as far as a stream uses it. */
    private <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "startAsync" -> of(AsyncContext.class);
                    case "getResponse" -> of(ServletResponse.class);
                    case "getOutputStream" -> out;
                    case "complete" -> {
                        completed++;
                        yield null;
                    }
                    default -> null;
                }));
    }
}

package org.coursemarket.course.live.boundary;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.coursemarket.course.live.control.LiveCourses;
import org.coursemarket.course.live.control.StreamMetrics;
import org.coursemarket.course.live.control.Watcher;
import org.coursemarket.course.live.entity.CourseEvent;
import org.coursemarket.course.live.entity.Mailbox;
import org.coursemarket.course.live.entity.TooManyStreams;
import org.coursemarket.course.live.entity.WatchedCourses;
import org.coursemarket.runtime.time.Elapsed;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * What one client is sent (WHATWG HTML, section 9.2). It has no thread, and never waits for the client: whoever has something for it writes as
 * long as the server takes it, and the rest stays in the mailbox.
 *
 * <p>The server's calls set a flag and take no lock, for it makes them with locks of its own.
 */
final class EventStream implements Watcher, WriteListener {
    /** The longest that a stream lasts, and by how much it may be shorter: those that began together do not come back together. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SPREAD = Duration.ofSeconds(30);

    /** Between two deliveries: each one costs the server a write, and in a rush there is always something new. */
    private static final Duration REST = Duration.ofMillis(500);

    /** After so long without an event a comment shows that the client is still there. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** Who takes nothing for so long is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After the end of a stream a client comes back, some sooner, some later. */
    private static final int LEAST_RETRY_MILLIS = 1_000;

    private static final int MOST_RETRY_MILLIS = 5_000;

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Stopwatch stopwatch;
    private final WatchedCourses watched;
    private final LiveCourses courses;
    private final StreamMetrics metrics;
    private final Mailbox mailbox = new Mailbox();
    private final Elapsed sinceBegin;
    private final Elapsed sinceReady;
    private final Elapsed sinceWritten;
    private final Duration life;
    private AsyncContext request;
    private ServletOutputStream out;
    /** Null before the first one. */
    private Elapsed sinceDelivery;

    private boolean isOver;
    private volatile boolean mayBeReady;
    private volatile boolean isBroken;

    /** Nothing is sent yet. */
    EventStream(WatchedCourses watched, LiveCourses courses, StreamMetrics metrics, Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
        this.watched = watched;
        this.courses = courses;
        this.metrics = metrics;
        sinceBegin = new Elapsed(stopwatch);
        sinceReady = new Elapsed(stopwatch);
        sinceWritten = new Elapsed(stopwatch);
        life = LONGEST.minusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
    }

    /**
     * Answers the request from now on.
     *
     * @throws TooManyStreams if this one would be too many
     */
    synchronized void begin(HttpServletRequest sent) throws IOException {
        courses.join(this);
        try {
            request = sent.startAsync();
            request.setTimeout(0);
            out = request.getResponse().getOutputStream();
            out.setWriteListener(this);
            int retry = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
            if (isReady()) {
                write(("retry: " + retry + "\n\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | RuntimeException failure) {
            courses.leave(this);
            throw failure;
        }
    }

    @Override
    public Set<UUID> courses() {
        return watched.ids();
    }

    @Override
    public synchronized void tell(CourseEvent event) {
        mailbox.put(event);
    }

    @Override
    public synchronized void deliver() {
        if (!mailbox.isEmpty() && hasRested() && isReady()) {
            write(mailbox.takeAll());
            sinceDelivery = new Elapsed(stopwatch);
        }
    }

    @Override
    public synchronized void beat() {
        deliver();
        if (isBroken || isPast(life, sinceBegin)) {
            end();
        } else if (isReady()) {
            if (isPast(QUIET, sinceWritten)) {
                write(COMMENT);
            }
        } else if (isPast(PATIENCE, sinceReady)) {
            metrics.cutOff();
            end();
        }
    }

    @Override
    public synchronized void end() {
        if (isOver) {
            return;
        }
        isOver = true;
        courses.leave(this);
        try {
            request.complete();
        } catch (RuntimeException completed) {
            // the server has done so when the connection broke
        }
    }

    @Override
    public void onWritePossible() {
        mayBeReady = true;
    }

    @Override
    public void onError(Throwable failure) {
        isBroken = true;
    }

    /** Whether the server takes something, and does not wait until the client does. If not, it says so when that has changed. */
    private boolean isReady() {
        if (isOver || isBroken || !mayBeReady) {
            return false;
        }
        mayBeReady = false; // first: it may change before the next line is through
        try {
            if (!out.isReady()) {
                return false;
            }
        } catch (RuntimeException left) { // the server has taken the stream apart
            isBroken = true;
            return false;
        }
        mayBeReady = true;
        sinceReady.restart();
        return true;
    }

    /** Only when it is ready. What the server does not pass on at once, it passes on by itself. */
    private void write(byte[] text) {
        try {
            out.write(text);
            out.flush();
            sinceWritten.restart();
        } catch (IOException | RuntimeException left) {
            isBroken = true;
        }
    }

    private boolean hasRested() {
        return sinceDelivery == null || isPast(REST, sinceDelivery);
    }

    private static boolean isPast(Duration time, Elapsed since) {
        return since.time().compareTo(time) >= 0;
    }
}

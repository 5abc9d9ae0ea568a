package org.coursemarket.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/** A load on one server or several, each with as many of the connections. Runs on the thread of its caller. */
public final class Load {
    private static final Duration PATIENCE_FOR_THE_LAST = Duration.ofSeconds(15);
    /** A selector sleeps whole milliseconds; below that an open loop looks again after this time. */
    private static final long SHORT_NAP_NANOS = 100_000;

    private final Script script;
    private final Pace pace;
    private final Runnable reading;
    private final Tally tally = new Tally();
    private final Queue<Connection> idle = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private final long measuredFrom;
    private final long end;
    private long begun;
    private int underWay;
    private boolean wasMeasured;
    private boolean isOver;

    private Load(Script script, Pace pace, Runnable reading) {
        this.script = script;
        this.pace = pace;
        this.reading = reading;
        measuredFrom = start + pace.ramp().toNanos();
        end = measuredFrom + pace.length().toNanos();
    }

    /**
     * Applies the load and waits for its last answer.
     *
     * @param reading is run when the measurement begins and when it ends
     */
    public static Tally run(
            List<? extends SocketAddress> servers, int connections, Script script, Pace pace, Runnable reading) {
        var opened = new ArrayList<Connection>();
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                opened.add(new Connection(i, servers.get(i % servers.size()), selector));
            }
            var load = new Load(script, pace, reading);
            load.idle.addAll(opened);
            load.run(selector);
            return load.tally;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            opened.forEach(Load::close);
        }
    }

    private void run(Selector selector) throws IOException {
        while (!isOver || underWay > 0) {
            long now = System.nanoTime();
            watchTheClock(now);
            if (now > end + PATIENCE_FOR_THE_LAST.toNanos()) {
                tally.unexpected("no answer");
                return;
            }
            beginWhatIsDue(now);
            await(selector);
            for (var key : selector.selectedKeys()) {
                receive((Connection) key.attachment(), key);
            }
            selector.selectedKeys().clear();
        }
        watchTheClock(Math.max(end, System.nanoTime()));
    }

    private void watchTheClock(long now) {
        if (!wasMeasured && now >= measuredFrom) {
            reading.run();
            tally.begin(System.nanoTime());
            wasMeasured = true;
        }
        if (tally.isMeasured() && (now >= end || isOver)) {
            reading.run();
            tally.end(System.nanoTime());
        }
        isOver |= now >= end;
    }

    private void beginWhatIsDue(long now) throws IOException {
        while (!isOver && !idle.isEmpty()) {
            long due = pace.dueNanos(start, begun, now);
            if (due > now) {
                return;
            }
            begin(idle.remove(), due);
        }
    }

    private void begin(Connection connection, long due) throws IOException {
        connection.begunAtNanos = pace.isOpen() ? due : System.nanoTime();
        connection.step = 0;
        if (connection.send(script)) {
            begun++;
            underWay++;
        } else {
            isOver = true;
        }
    }

    private void await(Selector selector) throws IOException {
        if (isOver && underWay == 0) {
            return;
        }
        long gapNanos = pace.isOpen() && !isOver && !idle.isEmpty()
                ? pace.dueNanos(start, begun, 0) - System.nanoTime()
                : SHORT_NAP_NANOS * 1_000;
        if (gapNanos >= 1_000_000) {
            selector.select(gapNanos / 1_000_000);
        } else if (selector.selectNow() == 0 && gapNanos > 0) {
            LockSupport.parkNanos(Math.min(gapNanos, SHORT_NAP_NANOS));
        }
    }

    private void receive(Connection connection, SelectionKey key) throws IOException {
        int status;
        try {
            status = connection.receive();
        } catch (IOException e) {
            tally.unexpected("connection lost");
            key.cancel();
            underWay--;
            return;
        }
        if (status == 0) {
            return;
        }
        if (status == script.expectedStatus()) {
            fulfilled(connection);
        } else {
            tally.unexpected(String.valueOf(status));
            done(connection);
        }
    }

    private void fulfilled(Connection connection) throws IOException {
        if (script.reads()) {
            script.answered(connection.number, connection.answer());
        }
        connection.step++;
        if (connection.step < script.steps()) {
            connection.send(script);
        } else {
            tally.fulfilled(connection.begunAtNanos, System.nanoTime());
            done(connection);
        }
    }

    private void done(Connection connection) {
        underWay--;
        idle.add(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

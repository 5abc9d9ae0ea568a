package org.coursemarket.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.coursemarket.bench.load.Template;

/** Clients of live seats that take whatever comes, as browsers do, on a thread of their own. */
final class Streams implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int PATIENCE_SECONDS = 30;
    private static final String OK = "HTTP/1.1 200";

    private final Selector selector;
    private final Thread reader = new Thread(this::read, "streams");
    private final CountDownLatch toBegin;
    private volatile boolean isOver;
    private volatile boolean hasLost;

    private Streams(Selector selector, int count) {
        this.selector = selector;
        toBegin = new CountDownLatch(count);
    }

    /** So many that have begun, each of which watches all these courses; at most 50. */
    static Streams open(SocketAddress server, List<String> courses, int count) {
        try {
            var streams = new Streams(Selector.open(), count);
            var request = ByteBuffer.allocate(BUFFER);
            Template.withoutBody("GET", "/api/courses/stream?ids=" + String.join(",", courses), null, "")
                    .write(request);
            request.flip();
            for (int i = 0; i < count; i++) {
                var channel = SocketChannel.open(server);
                channel.write(request.duplicate()); // a request fits the socket's buffer
                channel.configureBlocking(false);
                channel.register(streams.selector, SelectionKey.OP_READ);
            }
            streams.reader.start();
            if (!streams.toBegin.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(streams.toBegin.getCount() + " streams do not begin");
            }
            return streams;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void requireAllOpen() {
        if (hasLost) {
            throw new IllegalStateException("a stream was refused, or has ended");
        }
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!isOver) {
                selector.select(key -> take(key, buffer));
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                hasLost = true;
                key.cancel();
            } else if (key.attach(this) == null) { // its first bytes
                var begin = new byte[OK.length()];
                buffer.flip().get(begin);
                hasLost |= !OK.equals(new String(begin, ISO_8859_1));
                toBegin.countDown();
            }
        } catch (IOException e) {
            hasLost = true;
            key.cancel();
        }
    }

    @Override
    public void close() {
        isOver = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

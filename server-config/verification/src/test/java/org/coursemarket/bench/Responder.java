package org.coursemarket.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Answers whatever comes with the same few bytes: what the load gets from it is what the load can do. */
final class Responder implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII);

    private final Selector selector;
    private final ServerSocketChannel listening;
    private final ByteBuffer in = ByteBuffer.allocateDirect(4_096);

    Responder() {
        try {
            selector = Selector.open();
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "responder");
        thread.setDaemon(true);
        thread.start();
    }

    SocketAddress address() {
        return listening.socket().getLocalSocketAddress();
    }

    @Override
    public void close() {
        try {
            listening.close();
            selector.wakeup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try (selector) {
            while (listening.isOpen()) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    serve(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (ClosedChannelException closed) {
            // the end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request is small enough to come in one piece. */
    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            var accepted = listening.accept();
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_READ);
            return;
        }
        var channel = (SocketChannel) key.channel();
        in.clear();
        if (channel.read(in) < 0) {
            channel.close();
        } else {
            channel.write(ByteBuffer.wrap(ANSWER));
        }
    }
}

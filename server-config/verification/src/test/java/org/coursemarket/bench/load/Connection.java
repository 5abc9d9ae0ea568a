package org.coursemarket.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, with at most one request under way. */
final class Connection implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 64 * 1024;

    final int number;
    /** When its operation began, or should have begun. */
    long begunAtNanos;
    /** Of its operation. */
    int step;

    private final SocketChannel channel;
    private final byte[] received = new byte[LARGEST_MESSAGE];
    private final ByteBuffer in = ByteBuffer.wrap(received);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_MESSAGE);

    Connection(int number, SocketAddress server, Selector selector) throws IOException {
        this.number = number;
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the present step of the script; false where that has nothing left to begin. */
    boolean send(Script script) throws IOException {
        out.clear();
        if (!script.write(number, step, out)) {
            return false;
        }
        out.flip();
        in.clear();
        while (out.hasRemaining()) { // a request fits the socket's buffer, so once does it
            channel.write(out);
        }
        return true;
    }

    /** The status of the answer once it is all there, 0 before. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection");
        }
        return Answer.status(received, in.position());
    }

    /** The whole of it. */
    String answer() {
        return new String(received, 0, in.position(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

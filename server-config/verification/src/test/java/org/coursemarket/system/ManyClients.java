package org.coursemarket.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** So many connections to a server that a thread for each would be too many; none waits. Belongs to one thread. */
final class ManyClients implements AutoCloseable {
    private static final int ANSWER_BYTES = 4 * 1_024;
    private static final String FROM = "127.0.0.2";

    private final List<Client> clients = new ArrayList<>();

    private static final class Client {
        private final SocketChannel connection;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
        private boolean isOver;

        Client(SocketChannel connection) {
            this.connection = connection;
        }

        void send(String text) {
            try {
                connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException closed) {
                isOver = true;
            }
        }

        void read() {
            try {
                isOver |= connection.read(answer.hasRemaining() ? answer : ByteBuffer.allocate(ANSWER_BYTES)) < 0;
            } catch (IOException closed) {
                isOver = true;
            }
        }

        String answer() {
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }

    /** Each sends what it is given by its number from 0. All come from another address of this machine than everybody else. */
    ManyClients(URI server, int size, IntFunction<String> beginning) throws IOException {
        var address = new InetSocketAddress(server.getHost(), server.getPort());
        for (int i = 0; i < size; i++) {
            var channel = SocketChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress(FROM, 0));
            channel.connect(address);
            var client = new Client(channel);
            clients.add(client);
            client.send(beginning.apply(i));
            client.connection.configureBlocking(false);
        }
    }

    void send(String more) {
        clients.stream().filter(client -> !client.isOver).forEach(client -> client.send(more));
    }

    /** The beginning of what each has been answered so far; nothing where the server has cut it off without a word. */
    List<String> answers() {
        return clients.stream().peek(Client::read).map(Client::answer).toList();
    }

    /** How many have an answer, or have been cut off. */
    long over() {
        return clients.stream()
                .peek(Client::read)
                .filter(client -> client.isOver || client.answer.position() > 0)
                .count();
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.connection.close();
        }
    }
}

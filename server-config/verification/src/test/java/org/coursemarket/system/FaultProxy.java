package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Stands between the order service and the course service, and does harm to the calls that it is told to: each call that carries this
 * command for a purchase of one course. One request per connection, so that a connection can be refused to the next one.
 */
public final class FaultProxy implements AutoCloseable {
    /** The calls of a purchase and its refund, by their command. */
    public enum Call {
        SELL,
        CANCEL
    }

    private record Target(Call call, String course) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int upstreamPort;
    private final int port;
    private final Map<Target, Fault> faults = new ConcurrentHashMap<>();
    private volatile ServerSocket listener;

    FaultProxy(int upstreamPort) {
        this.upstreamPort = upstreamPort;
        listen(0);
        port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    /** From now on, for every such call of a purchase of this course. */
    public void harm(Call call, String course, Fault fault) {
        faults.put(new Target(call, course), fault);
    }

    /** All is well again. */
    public void heal() {
        faults.clear();
        if (listener.isClosed()) {
            listen(port);
        }
    }

    /** Refuses every connection from now on. */
    void refuse() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        refuse();
    }

    private void listen(int wantedPort) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort));
            listener = socket;
            daemon(() -> acceptAll(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var request = OneRequest.read(client.getInputStream());
            var fault = targets(request.text())
                    .map(faults::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Fault.NONE);
            fault.meet(client, () -> forward(request));
        } catch (IOException gone) {
            // the client's loss is what this is for
        }
    }

    /** Of each command in the request. */
    private Stream<Target> targets(String request) throws IOException {
        if (!request.startsWith("POST /api/reservations/commands ")) {
            return Stream.empty();
        }
        var commands = JSON.readTree(request.substring(request.indexOf("\r\n\r\n")));
        return StreamSupport.stream(commands.spliterator(), false)
                .filter(command -> !command.path("command").asText().equals("withdraw")) // only of what is old
                .map(FaultProxy::target);
    }

    private static Target target(JsonNode command) {
        var call = Call.valueOf(command.path("command").asText().toUpperCase(Locale.ROOT));
        return new Target(call, command.path("courseId").asText());
    }

    /** The upstream's whole answer. */
    private byte[] forward(OneRequest request) throws IOException {
        try (var upstream = new Socket(InetAddress.getLoopbackAddress(), upstreamPort)) {
            return request.answerOf(upstream);
        }
    }

    static void daemon(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}

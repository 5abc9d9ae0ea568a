package org.coursemarket.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between the order service and the course service, and does harm to the calls that it is told to: each call of a purchase
 * of one course. One request per connection, so that a connection can be refused to the next one.
 */
final class FaultProxy implements AutoCloseable {
    /** The calls of a purchase and its refund. */
    enum Call {
        RESERVE("/api/courses/([^/]+)/reserveSeat"),
        CONFIRM("/api/courses/([^/]+)/confirmReservation"),
        CANCEL("/api/courses/([^/]+)/cancelReservation");

        final Pattern path;

        Call(String path) {
            this.path = Pattern.compile("^PATCH " + path + " ");
        }
    }

    private record Target(Call call, String course) {}

    private static final Pattern KEY = Pattern.compile("(?i)\r\nidempotency-key: *([^\r]+)\r\n");

    private final int upstreamPort;
    private final int port;
    private final Map<Target, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, String> courseOfReservation = new ConcurrentHashMap<>();
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
    void harm(Call call, String course, Fault fault) {
        faults.put(new Target(call, course), fault);
    }

    /** All is well again. */
    void heal() {
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
            var fault = target(request.text()).map(faults::get).orElse(Fault.NONE);
            fault.meet(client, () -> forward(request));
        } catch (IOException gone) {
            // the client's loss is what this is for
        }
    }

    private Optional<Target> target(String request) {
        for (var call : Call.values()) {
            Matcher path = call.path.matcher(request);
            if (path.find()) {
                String id = path.group(1);
                Matcher key = KEY.matcher(request);
                if (call == Call.RESERVE && key.find()) {
                    courseOfReservation.put(key.group(1), id);
                }
                String course = call == Call.RESERVE ? id : courseOfReservation.get(id);
                return Optional.ofNullable(course).map(known -> new Target(call, known));
            }
        }
        return Optional.empty();
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

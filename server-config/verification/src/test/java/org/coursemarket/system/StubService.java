package org.coursemarket.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a proxy takes for a service: reads a request to its end, keeps it, and says what it was made to say. */
final class StubService implements AutoCloseable {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final String answer;

    /** Closes the connection without an answer. */
    static StubService thatBreaksOff() {
        return new StubService("");
    }

    static StubService thatAnswers() {
        return new StubService("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    private StubService(String answer) {
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FaultProxy.daemon(this::serveAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Each request so far, as it came. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveAll() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                received.add(OneRequest.read(client.getInputStream()).text());
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // the client, or this service
            }
        }
    }
}

package org.coursemarket.runtime.warmup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The server that this is in, as its clients reach it. Any thread may use this. */
public final class OwnServer {
    /** The header with the ticket of {@link WarmUpOnly}. */
    public static final String TICKET_HEADER = "Warm-Up";

    /** Of a trace that nobody keeps (W3C Trace Context, section 3.2): the last digits say so, whatever the others are. */
    private static final String NOT_SAMPLED = "00-" + "1".repeat(32) + "-" + "1".repeat(16) + "-00";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String ticket;

    OwnServer(URI address, String ticket) {
        this.address = address;
        this.ticket = ticket;
    }

    /** Where this is at the server, a path. */
    public URI address(String path) {
        return address.resolve(path);
    }

    /** What lets a request in where {@link WarmUpOnly} stands. */
    public String ticket() {
        return ticket;
    }

    /** A request that may also go where {@link WarmUpOnly} does. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("traceparent", NOT_SAMPLED)
                .header(TICKET_HEADER, ticket);
    }

    /** Whether its port is open. */
    boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException no) {
            return false;
        }
    }

    /**
     * Sends the request and reads the answer.
     *
     * @throws IOException if there is none
     * @throws IllegalStateException if it has another status
     */
    public void expect(int status, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath() + " was answered " + answer.statusCode());
        }
    }
}

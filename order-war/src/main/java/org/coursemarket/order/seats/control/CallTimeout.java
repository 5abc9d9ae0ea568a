package org.coursemarket.order.seats.control;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the time of one call, from its beginning to the end of its answer. The client's own time-out is over when the answer begins.
 * The interface of a REST client has no word for the time-out of one call: it comes as a header, which is not sent.
 */
public class CallTimeout implements ClientRequestFilter, ClientResponseFilter {
    /** Whole milliseconds, at least 1. */
    static final String HEADER = "Request-Timeout-Ms";

    /** Of Payara's client. Another waits for as long as any call may, see {@link CourseApi}. */
    private static final String READ_TIMEOUT_MS = "jersey.config.client.readTimeout";

    private static final String END_NANOS = CallTimeout.class.getName();

    @Override
    public void filter(ClientRequestContext request) {
        int timeoutMillis = Integer.parseInt(request.getHeaderString(HEADER));
        request.getHeaders().remove(HEADER);
        request.setProperty(READ_TIMEOUT_MS, timeoutMillis);
        request.setProperty(END_NANOS, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    }

    /** Reads the body at once. */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        var body = response.getEntityStream();
        if (body == null) {
            return;
        }
        long leftNanos = Math.max(1, (long) request.getProperty(END_NANOS) - System.nanoTime());
        var read = TimeLimit.keep(Duration.ofNanos(leftNanos), () -> close(body), body::readAllBytes);
        response.setEntityStream(new ByteArrayInputStream(read));
    }

    /** Wakes the reader, as an interrupt would not. */
    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

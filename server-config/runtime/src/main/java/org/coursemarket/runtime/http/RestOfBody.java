package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Takes in for a while what still comes of a body that was answered before its end. The server then closes the connection, at once: a
 * client that was still sending would lose the answer to a reset (RFC 9112, section 9.6). The server alone would either wait for the
 * whole body, for half a minute, or for none of it. For the end of a chunked body it still waits that long.
 */
public class RestOfBody extends HttpFilter {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int PIECE_BYTES = 1024;
    private static final int MOST_AT_ONCE = 16;

    /** Or as much longer as the server waits for a byte: three seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore onTheirWay = new Semaphore(MOST_AT_ONCE);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        next.doFilter(request, response);
        if (hasBody(request) && !request.isAsyncStarted() && onTheirWay.tryAcquire()) {
            try {
                response.flushBuffer();
                takeIn(request.getInputStream());
            } catch (IOException left) {
                // nobody waits for more
            } finally {
                onTheirWay.release();
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static void takeIn(InputStream body) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var piece = new byte[PIECE_BYTES];
        int taken = 0;
        for (int bytes = body.read(piece); bytes >= 0; bytes = body.read(piece)) {
            taken += bytes;
            if (taken > MOST_BYTES || System.nanoTime() > end) {
                return;
            }
        }
    }
}

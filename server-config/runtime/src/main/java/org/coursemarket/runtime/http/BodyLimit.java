package org.coursemarket.runtime.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads the body before anything is done, and only so much of it, for only so long: a large or a broken one changes nothing. While
 * one is on its way it keeps one of the server's threads, so not too many may be at a time, and least of all those of senders
 * who have not said who they are; one that is there already waits for nothing.
 */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final int PIECE_BYTES = 8 * 1024;
    private static final int MOST_OF_CALLERS = 64;
    private static final int MOST_OF_STRANGERS = 16;

    /** From the head of the request to the last byte, or as much longer as the server waits for that one. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore fromCallers = new Semaphore(MOST_OF_CALLERS);
    private final Semaphore fromStrangers = new Semaphore(MOST_OF_STRANGERS);

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isChunked = request.getHeaderString("Transfer-Encoding") != null;
        long announced = announcedBytes(request);
        if (announced > LIMIT_BYTES) {
            throw new BodyTooLarge(LIMIT_BYTES);
        }
        if (isChunked || announced > 0) {
            if (isCoded(request)) {
                throw new CodedBody();
            }
            request.setEntityStream(new ByteArrayInputStream(body(request, isChunked, announced)));
        }
    }

    /** Content-Length; 0 where nothing is said. Not getLength(), which is an int and takes more than it can hold for nothing. */
    private static long announcedBytes(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) { // more than a long
            return Long.MAX_VALUE;
        }
    }

    private static boolean isCoded(ContainerRequestContext request) {
        String codings = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return codings != null && !HeaderList.elements(codings).stream().allMatch("identity"::equalsIgnoreCase);
    }

    private byte[] body(ContainerRequestContext request, boolean isChunked, long announced) {
        var sent = request.getEntityStream();
        boolean isStranger = request.getSecurityContext().getUserPrincipal() == null;
        try {
            boolean isThere = !isChunked && sent.available() >= announced;
            return isThere
                    ? sent.readNBytes((int) announced)
                    : arriving(sent, isStranger ? fromStrangers : fromCallers);
        } catch (IOException e) {
            throw new BodyIncomplete();
        }
    }

    private static byte[] arriving(InputStream sent, Semaphore onTheirWay) throws IOException {
        if (!onTheirWay.tryAcquire()) {
            throw new TooManyBodies();
        }
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            var body = new ByteArrayOutputStream();
            var piece = new byte[PIECE_BYTES];
            for (int bytes = sent.read(piece); bytes >= 0; bytes = sent.read(piece)) {
                body.write(piece, 0, bytes);
                if (body.size() > LIMIT_BYTES) {
                    throw new BodyTooLarge(LIMIT_BYTES);
                }
                if (System.nanoTime() > end) {
                    throw new BodyIncomplete();
                }
            }
            return body.toByteArray();
        } finally {
            onTheirWay.release();
        }
    }
}

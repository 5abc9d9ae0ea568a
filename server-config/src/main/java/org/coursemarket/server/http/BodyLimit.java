package org.coursemarket.server.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.coursemarket.server.problems.BodyIncomplete;
import org.coursemarket.server.problems.BodyTooLarge;

/** Reads the body before anything is done, and only so much of it: a large or a broken one changes nothing. */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final byte[] NOTHING = {};

    @Override
    public void filter(ContainerRequestContext request) {
        if (announcedBytes(request) > LIMIT_BYTES) {
            throw new BodyTooLarge(LIMIT_BYTES);
        }
        byte[] body = read(request);
        if (body.length > LIMIT_BYTES) {
            throw new BodyTooLarge(LIMIT_BYTES);
        }
        if (body.length > 0) {
            request.setEntityStream(new ByteArrayInputStream(body));
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

    /** One byte more than the limit at the most, which tells a body that is too large. */
    private static byte[] read(ContainerRequestContext request) {
        try {
            return request.hasEntity() ? request.getEntityStream().readNBytes(LIMIT_BYTES + 1) : NOTHING;
        } catch (IOException | ProcessingException e) { // hasEntity() looks at the first byte
            throw new BodyIncomplete();
        }
    }
}

package org.coursemarket.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.coursemarket.server.problems.BodyTooLarge;

/** Reads the body before anything is done, and only so much of it: a large or a broken one changes nothing. */
@Provider
@PreMatching
public class BodyLimit implements ContainerRequestFilter {
    private static final int LIMIT_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getLength() > LIMIT_BYTES) {
            throw new BodyTooLarge(LIMIT_BYTES);
        }
        if (request.hasEntity()) {
            byte[] body = request.getEntityStream().readNBytes(LIMIT_BYTES + 1);
            if (body.length > LIMIT_BYTES) {
                throw new BodyTooLarge(LIMIT_BYTES);
            }
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}

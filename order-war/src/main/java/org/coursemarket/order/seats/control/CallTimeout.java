package org.coursemarket.order.seats.control;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Waits for an answer no longer than this call may take; the interface of a REST client has no other word for that. */
public class CallTimeout implements ClientRequestFilter {
    /** Whole milliseconds, at least 1. */
    static final String HEADER = "Request-Timeout-Ms";

    /** Of the server's client. */
    private static final String READ_TIMEOUT_MS = "jersey.config.client.readTimeout";

    @Override
    public void filter(ClientRequestContext request) {
        request.setProperty(READ_TIMEOUT_MS, Integer.valueOf(request.getHeaderString(HEADER)));
    }
}

package org.coursemarket.runtime.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list. */
public final class Page {
    private Page() {}

    /**
     * The rows; a full page has a Link to the next one, where its last row is the {@code cursor} of the same request. The Link has no
     * host: the client resolves it by the one that it asked (RFC 8288, section 3.1).
     *
     * @param limit how many rows make a full page, from 1 on
     */
    public static <T> Response of(List<T> rows, int limit, Function<T, ?> cursor, UriInfo request) {
        boolean isFull = rows.size() == limit;
        return of(rows, isFull ? Optional.of(cursor.apply(rows.get(limit - 1))) : Optional.empty(), request);
    }

    /** The rows, and the same Link to the page that begins after this cursor; without one where it is empty. */
    public static Response of(List<?> rows, Optional<?> cursor, UriInfo request) {
        var response = Response.ok(rows);
        cursor.ifPresent(last -> {
            var next = request.getRequestUriBuilder()
                    .replaceQueryParam("cursor", last)
                    .build();
            response.link(Api.path(request) + "?" + next.getRawQuery(), "next");
        });
        return response.build();
    }
}

package org.coursemarket.runtime.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
        var response = Response.ok(rows);
        if (rows.size() == limit) {
            var last = cursor.apply(rows.get(rows.size() - 1));
            var next = request.getRequestUriBuilder()
                    .replaceQueryParam("cursor", last)
                    .build();
            response.link(Api.path(request) + "?" + next.getRawQuery(), "next");
        }
        return response.build();
    }
}

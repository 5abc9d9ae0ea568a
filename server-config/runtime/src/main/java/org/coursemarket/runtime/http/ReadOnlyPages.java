package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Set;

/**
 * What is not under /api can only be read. Left to itself the server says 501 to a method that it does not know, 403 to PUT, and
 * echoes what a TRACE says. That one comes here because the pre-boot commands let it pass: the server's own refusal is empty.
 */
public class ReadOnlyPages extends HttpFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (Api.isAskedBy(request) || READING.contains(request.getMethod())) {
            next.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            ServerProblem.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request.getRequestURI(), response);
        }
    }
}

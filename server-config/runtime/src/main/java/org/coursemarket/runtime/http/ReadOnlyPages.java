package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * What is not under /api can only be read. Left to itself the server says 501 to a method that it does not know, 403 to PUT, and
 * echoes what a TRACE says. That one comes here because the pre-boot commands let it pass: the server's own refusal is empty.
 */
public class ReadOnlyPages extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (Api.isAskedBy(request) || request.getMethod().equals("GET")) {
            next.doFilter(request, response);
        } else if (request.getMethod().equals("HEAD")) {
            next.doFilter(new AsGet(request), response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            ServerProblem.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request.getRequestURI(), response);
        }
    }

    /** What the page of the metrics knows, too. The server sends no body to a HEAD, whatever is written. */
    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}

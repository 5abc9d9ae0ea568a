package org.coursemarket.runtime.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets the pages of other origins use the API (WHATWG Fetch, section 3.2): the answer says which, and the browser keeps to it. What a
 * page of an origin that is not allowed asks for is answered as to everybody else, and its browser doesn't show it.
 */
public class Cors extends HttpFilter {
    private static final String ORIGIN = "Origin";
    private static final String METHODS = "GET, POST, PUT, PATCH";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match";
    private static final String RESPONSE_HEADERS = "ETag, Link, Location, Retry-After, WWW-Authenticate";
    private static final int PREFLIGHT_SECONDS = 600;

    @Inject
    CorsSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (Api.isAskedBy(request)) {
            answer(request, response, next);
        } else {
            next.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        response.addHeader("Vary", ORIGIN);
        String origin = request.getHeader(ORIGIN);
        if (origin == null || !settings.allows(origin)) {
            next.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (settings.withCredentials()) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        if (isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setIntHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
            next.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}

package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says when it was answered, as a server with a clock has to (RFC 9110, section 6.6.1); Payara says so in its own errors alone. */
public class Dated extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        response.setDateHeader("Date", System.currentTimeMillis());
        next.doFilter(request, response);
    }
}

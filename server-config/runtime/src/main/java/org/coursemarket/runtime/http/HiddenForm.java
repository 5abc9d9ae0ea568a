package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * Hides from Jersey that a form was sent. No service takes one, so it refuses the type that is shown instead with 415, too. But of a
 * form it takes the first byte and the query's parameters before it asks any filter: it waits there for a body that {@link BodyLimit}
 * would not, and fails at what {@link QueryText} would refuse.
 */
public class HiddenForm extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_FORM_URLENCODED)) {
            next.doFilter(new OfAnotherType(request), response);
        } else {
            next.doFilter(request, response);
        }
    }

    /** Jersey asks for each header's values and for nothing else. */
    private static final class OfAnotherType extends HttpServletRequestWrapper {
        OfAnotherType(HttpServletRequest form) {
            super(form);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Collections.enumeration(List.of(MediaType.APPLICATION_OCTET_STREAM))
                    : super.getHeaders(name);
        }
    }
}

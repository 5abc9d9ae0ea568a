package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses what is no host and port (RFC 9110, section 7.2; RFC 3986, section 3.2.2). No answer is made of it, but the server takes it
 * apart all the same. Where the port is no number, or no host is there, the server has answered before this.
 */
public class ValidHost extends HttpFilter {
    private static final Pattern HOST =
            Pattern.compile("((?:[\\w.~!$&()*+,;=-]|%\\p{XDigit}{2}){1,255}|\\[[\\p{XDigit}:.]{2,45}])(:(\\d{0,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (isValid(request.getHeader(HttpHeaders.HOST))) {
            next.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** None at all is what HTTP/1.0 sends; to HTTP/1.1 the server says no by itself. */
    static boolean isValid(String host) {
        if (host == null) {
            return true;
        }
        var parts = HOST.matcher(host);
        return parts.matches()
                && (parts.group(3) == null
                        || parts.group(3).isEmpty()
                        || Integer.parseInt(parts.group(3)) <= HIGHEST_PORT);
    }
}

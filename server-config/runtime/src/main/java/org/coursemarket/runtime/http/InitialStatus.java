package org.coursemarket.runtime.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives an answer its status before another thread may. In Grizzly 4.0.2 whoever asks for a status that is not set sets it to 200, and
 * Payara asks when its own thread leaves a request. The status that another thread sets at that moment would be lost: a refusal would go
 * out as a 200. See {@code findings/grizzly-sets-a-status-by-asking-for-it.sh}.
 */
public class InitialStatus extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_OK);
        next.doFilter(request, response);
    }
}

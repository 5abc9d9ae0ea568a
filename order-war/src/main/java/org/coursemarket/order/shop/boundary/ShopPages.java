package org.coursemarket.order.shop.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.order.shop.control.ShopSettings;

/**
 * Tells browsers what the shop's pages may load (Content Security Policy Level 3), and how long to keep them. A page is asked for each
 * time, and sent if it has changed; a library has its version in its path.
 */
@WebFilter({"/index.html", "/shop/*", ShopPages.LIBRARIES + "*"})
public class ShopPages extends HttpFilter {
    static final String LIBRARIES = "/webjars/";

    @Inject
    ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy());
        response.setHeader(
                "Cache-Control",
                request.getServletPath().startsWith(LIBRARIES) ? "public, max-age=31536000, immutable" : "no-cache");
        next.doFilter(request, response);
    }

    private String policy() {
        var asked = Stream.concat(
                        Stream.of("'self'"), settings.origins().stream().sorted())
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src " + asked
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}

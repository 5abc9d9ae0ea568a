package org.coursemarket.runtime.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says when it was answered, as a server with a clock has to (RFC 9110, section 6.6.1); Payara says so in its own errors alone. */
public class Dated extends HttpFilter {
    /** RFC 9110, section 5.6.7. The formatter of the JDK for RFC 1123 writes the first nine days of a month with one digit. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    Clock clock;

    /** The last second that was written out: the same text stands in thousands of answers. */
    private volatile Written last = new Written(0);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        response.setHeader("Date", now());
        next.doFilter(request, response);
    }

    private String now() {
        long second = clock.instant().getEpochSecond();
        var written = last;
        if (written.second != second) {
            written = new Written(second);
            last = written;
        }
        return written.text;
    }

    private record Written(long second, String text) {
        Written(long second) {
            this(second, FORMAT.format(Instant.ofEpochSecond(second)));
        }
    }
}

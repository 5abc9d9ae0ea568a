package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class DatedTest {
    private static final FilterChain END = (request, response) -> {};

    private final Dated dated = new Dated();

    @Test
    void dateHasTwoDigitsAndIsInGreenwich() throws IOException, ServletException {
        assertThat(dateAt("2026-11-06T08:49:37.999Z")).isEqualTo("Fri, 06 Nov 2026 08:49:37 GMT");
    }

    @Test
    void eachSecondHasItsOwn() throws IOException, ServletException {
        dateAt("2026-11-30T23:59:59.999Z");

        assertThat(dateAt("2026-12-01T00:00:00Z")).isEqualTo("Tue, 01 Dec 2026 00:00:00 GMT");
        assertThat(dateAt("2026-12-01T00:00:00.5Z")).isEqualTo("Tue, 01 Dec 2026 00:00:00 GMT");
        assertThat(dateAt("2026-11-30T23:59:59Z")).isEqualTo("Mon, 30 Nov 2026 23:59:59 GMT");
    }

    private String dateAt(String now) throws IOException, ServletException {
        dated.clock = Clock.fixed(Instant.parse(now), ZoneId.of("Asia/Tokyo"));
        var headers = new HashMap<Object, Object>();
        var response = (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> headers.put(arguments[0], arguments[1]));
        dated.doFilter(null, response, END);
        return (String) headers.get("Date");
    }
}

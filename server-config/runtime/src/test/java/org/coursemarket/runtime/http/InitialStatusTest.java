package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.coursemarket.testing.Fake;
import org.junit.jupiter.api.Test;

class InitialStatusTest {
    @Test
    void answerHasItsStatusBeforeAnyoneElseMaySetOne() throws IOException, ServletException {
        var said = new ArrayList<Object>();
        var response = Fake.of(HttpServletResponse.class, (method, argument) -> said.add(List.of(method, argument)));

        new InitialStatus().doFilter(null, response, (request, same) -> said.add("the service"));

        assertThat(said).containsExactly(List.of("setStatus", 200), "the service");
    }
}

package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.coursemarket.testing.Fake;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private final List<Object> passed = new ArrayList<>();
    private Filter asOne;

    @Test
    void answerHasHeadersAndAStatusBeforeAnyoneMayAnswer() throws IOException, ServletException {
        new Filters().contextInitialized(new ServletContextEvent(context()));
        asOne.doFilter(null, null, (request, response) -> passed.add("the service"));

        assertThat(passed)
                .startsWith(SecurityHeaders.class, InitialStatus.class)
                .endsWith(HiddenForm.class, "the service")
                .doesNotHaveDuplicates();
    }

    private ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createFilter" -> passing(arguments[0]);
                    case "addFilter" -> {
                        asOne = (Filter) arguments[1];
                        yield Fake.of(FilterRegistration.Dynamic.class, (setter, value) -> null);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Filter passing(Object type) {
        return (request, response, next) -> {
            passed.add(type);
            next.doFilter(request, response);
        };
    }
}

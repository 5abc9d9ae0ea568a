package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import org.coursemarket.runtime.stopping.OpenRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a server that never says that an answer is complete, as Payara doesn't where the client has gone. */
class AdmissionTest {
    private final AsyncContext later = of(AsyncContext.class);
    private final HttpServletRequest request = of(HttpServletRequest.class);
    private final HttpServletResponse response = of(HttpServletResponse.class);
    private final Admission admission = new Admission();
    private final Counted open = new Counted();

    private static final class Counted extends OpenRequests {
        private int underWay;

        @Override
        public synchronized boolean enter() {
            underWay++;
            return true;
        }

        @Override
        public synchronized void leave() {
            underWay--;
        }
    }

    @BeforeEach
    void count() {
        admission.open = open;
    }

    @Test
    void requestIsCountedUntilItIsAnswered() throws Exception {
        admission.doFilter(
                request, response, (sent, answer) -> assertThat(open.underWay).isOne());

        assertThat(open.underWay).isZero();
    }

    @Test
    void requestThatIsAnsweredLaterIsCountedUntilThenAndOnce() throws Exception {
        var answer = new AsyncContext[1];
        FilterChain suspends = (sent, unused) -> answer[0] = sent.startAsync();

        admission.doFilter(request, response, suspends);
        assertThat(open.underWay).isOne();
        answer[0].complete();
        answer[0].complete();

        assertThat(open.underWay).isZero();
    }

    /** Of the API; does nothing but start to be answered later. */
    private <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getServletPath" -> "/api";
                    case "startAsync" -> later;
                    default -> null;
                }));
    }
}

package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.testing.Fake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many bodies may be on their way at a time. */
class BodyLimitTest {
    private static final int STRANGERS = 16;
    private static final int CALLERS = 64;
    private static final Principal CALLER = () -> "Ann";

    private final BodyLimit limit = new BodyLimit();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        end.countDown();
        senders.shutdown();
    }

    @Test
    void strangerAboveTheirNumberIsRefusedAtOnceAndNobodyElse() throws Exception {
        var sent = slowBodies(STRANGERS, null);

        assertThatThrownBy(() -> limit.filter(request(null, new SlowBody()))).isInstanceOf(TooManyBodies.class);
        limit.filter(request(null, whole("{}"))); // is there already
        var caller = slowBodies(1, CALLER);

        end.countDown();
        assertAllArrive(sent);
        assertAllArrive(caller);
        limit.filter(request(null, new SlowBody()));
    }

    @Test
    void callerAboveTheirNumberIsRefusedAtOnceAndNoStranger() throws Exception {
        var sent = slowBodies(CALLERS, CALLER);

        assertThatThrownBy(() -> limit.filter(request(CALLER, new SlowBody()))).isInstanceOf(TooManyBodies.class);
        var stranger = slowBodies(1, null);

        end.countDown();
        assertAllArrive(sent);
        assertAllArrive(stranger);
    }

    @Test
    void largeBodyIsToldItsLimit() {
        var problem = Problem.of(new BodyTooLarge(100), "/api/chairs/7");

        assertThat(problem.type()).isEqualTo("/problems/body-too-large");
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.data()).containsExactly(Map.entry("limitBytes", 100));
    }

    /** Returns when all of them are waited for. */
    private List<Future<?>> slowBodies(int count, Principal sender) throws InterruptedException {
        var bodies = new ArrayList<SlowBody>();
        var sent = new ArrayList<Future<?>>();
        for (int i = 0; i < count; i++) {
            var body = new SlowBody();
            bodies.add(body);
            sent.add(senders.submit(() -> limit.filter(request(sender, body))));
        }
        for (var body : bodies) {
            body.awaited.await();
        }
        return sent;
    }

    private static void assertAllArrive(List<Future<?>> sent) throws Exception {
        for (var one : sent) {
            one.get();
        }
        assertThat(sent).isNotEmpty();
    }

    private static InputStream whole(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ContainerRequestContext request(Principal sender, InputStream body) {
        return Fake.of(ContainerRequestContext.class, (method, argument) -> switch (method) {
            case "getHeaderString" -> argument.equals("Content-Length") ? "2" : null;
            case "getEntityStream" -> body;
            case "getSecurityContext" -> Fake.of(SecurityContext.class, (asked, none) -> sender);
            default -> null;
        });
    }

    /** Its first byte does not come before the end. */
    private final class SlowBody extends InputStream {
        private final CountDownLatch awaited = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] piece, int offset, int length) throws IOException {
            awaited.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}

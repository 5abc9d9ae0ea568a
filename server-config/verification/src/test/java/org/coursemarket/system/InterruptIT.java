package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The server's time-out interrupts the thread that waits. Whatever that thread does next, to a file perhaps, it is to do in peace. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class InterruptIT {
    private static final int LOOKS = 32;

    @Test
    void timeOutOfACallHarmsNothingThatComesAfterIt() throws IOException {
        try (var silence = new ServerSocket(0, LOOKS + 4, InetAddress.getLoopbackAddress());
                var marketplace = new Marketplace(
                        TestDatabase.H2,
                        Map.of(
                                "COURSE_API_URL",
                                "http://localhost:" + silence.getLocalPort() + "/api/courses",
                                "PURCHASE_DEADLINE",
                                "PT5S",
                                "TIMEOUT_VALUE", // of each @Timeout
                                "1500",
                                "MP_FAULT_TOLERANCE_METRICS_ENABLED",
                                "true"))) {
            marketplace.startOrder();
            marketplace.awaitReady();
            var orders = marketplace.orders();
            String course = UUID.randomUUID().toString();

            assertThat(orders.buy(course, "buyer").status()).isEqualTo(202);

            var looks = Crowd.of(LOOKS, look -> orders.reconciliation());

            assertThat(looks).allSatisfy(look -> Answers.assertRefused(look, 503, "reservations-unavailable"));
            for (int again = 0; again < LOOKS; again++) {
                assertThat(orders.allOrdersOf("buyer")).hasSize(1);
            }
            assertThat(orders.http.get("/metrics").text())
                    .containsPattern("ft_timeout_calls_total\\{[^}]*timedOut=\"true\"[^}]*} [1-9]");
            assertThat(marketplace.orderServer().log())
                    .content()
                    .doesNotContain("Interrupted retrieving connection", "ClosedByInterruptException");
        }
    }
}

package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** A time-out interrupts the thread that waits. Whatever that thread does next, to a file perhaps, it is to do in peace. */
class InterruptIT {
    private static final int BUYERS = 32;

    @Test
    void timeOutOfACallHarmsNothingThatComesAfterIt() throws IOException {
        try (var silence = new ServerSocket(0, BUYERS, InetAddress.getLoopbackAddress());
                var marketplace = new Marketplace(
                        TestDatabase.H2,
                        Map.of(
                                "COURSE_API_URL",
                                "http://localhost:" + silence.getLocalPort() + "/api/courses",
                                "PURCHASE_DEADLINE",
                                "PT5S",
                                "TIMEOUT_VALUE", // of each @Timeout
                                "1500"))) {
            marketplace.startOrder();
            marketplace.awaitReady();
            var orders = marketplace.orders();
            String course = UUID.randomUUID().toString();

            var answers = Crowd.of(BUYERS, buyer -> orders.buy(course, "buyer " + buyer));

            assertThat(answers)
                    .allMatch(
                            answer -> answer.status() == 202 || answer.problem().equals("seats-unavailable"))
                    .anyMatch(answer -> answer.status() == 202);
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                assertThat(orders.allOrdersOf("buyer " + buyer)).hasSize(1);
            }
            assertThat(marketplace.orderServer().log())
                    .content()
                    .doesNotContain("Interrupted retrieving connection", "ClosedByInterruptException");
        }
    }
}

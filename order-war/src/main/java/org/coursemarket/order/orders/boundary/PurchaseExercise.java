package org.coursemarket.order.orders.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.coursemarket.order.seats.control.MadeUpSeats;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.warmup.Exercise;
import org.coursemarket.runtime.warmup.OwnServer;

/** A whole purchase, with the service's own token, taken back. */
@ApplicationScoped
public class PurchaseExercise implements Exercise {
    /** For each purchase PostgreSQL has three dead rows afterwards. */
    private static final int MOST = 10_000;

    @Inject
    MadeUpSeats seats;

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public void perform(OwnServer server) throws IOException, InterruptedException {
        String order = "{\"courseId\":\"%s\",\"studentName\":\"Warm-up\",\"maxPrice\":50}".formatted(UUID.randomUUID());
        server.expect(
                201,
                server.request(Api.PATH + RehearsedOrdersResource.PATH)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + seats.token())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(order))
                        .build());
    }
}

package org.coursemarket.course.seats.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.coursemarket.course.seats.control.SeatRehearsal;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.warmup.Exercise;
import org.coursemarket.runtime.warmup.OwnServer;

/** Some buyers' seats, sold in one request, and taken back. */
@ApplicationScoped
public class SeatExercise implements Exercise {
    private static final int BUYERS = 4;

    /** For each buyer PostgreSQL has some four dead rows afterwards. */
    private static final int MOST = 5_000;

    private static final String BUYER = """
            {"command":"sell","reservationId":"%1$s","courseId":"%2$s","student":"%1$s","maxPrice":50}""";

    @Inject
    SeatRehearsal rehearsal;

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public void perform(OwnServer server) throws IOException, InterruptedException {
        var commands = IntStream.range(0, BUYERS)
                .mapToObj(buyer -> BUYER.formatted(UUID.randomUUID(), rehearsal.course()))
                .collect(Collectors.joining(",", "[", "]"));
        server.expect(
                200,
                server.request(Api.PATH + RehearsedCommandsResource.PATH)
                        .POST(BodyPublishers.ofString(commands))
                        .build());
    }
}

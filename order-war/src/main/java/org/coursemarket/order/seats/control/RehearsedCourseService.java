package org.coursemarket.order.seats.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.concurrent.TimeUnit;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.warmup.OwnServer;
import org.coursemarket.runtime.warmup.WarmUp;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Calls this service itself in place of the course service, by the same code. */
@ApplicationScoped
@Typed(RehearsedCourseService.class)
class RehearsedCourseService extends CourseService {
    private static final int CONNECT_TIMEOUT_MS = 500;

    @Inject
    WarmUp warmUp;

    @PostConstruct
    void turn() {
        var server = warmUp.server();
        ClientRequestFilter ticket =
                request -> request.getHeaders().putSingle(OwnServer.TICKET_HEADER, server.ticket());
        client = RestClientBuilder.newBuilder()
                .baseUri(server.address(Api.PATH + RehearsedSeats.PATH))
                .connectTimeout(CONNECT_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .register(ticket)
                .build(CourseClient.class);
    }
}

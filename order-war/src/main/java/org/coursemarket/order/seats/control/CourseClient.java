package org.coursemarket.order.seats.control;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.server.http.JsonBody;
import org.coursemarket.server.http.JsonFormat;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The seats of the course service, as its contract has them. A refusal comes as a {@link org.coursemarket.server.problems.Refusal},
 * another answer as a {@link CourseServiceFailure}, no answer within the time-out as a ProcessingException. The body is always
 * empty, but the server's client sends no PATCH without one.
 */
@RegisterRestClient(configKey = "course-api")
@RegisterClientHeaders(ServiceToken.class)
@RegisterProvider(CallTimeout.class)
@RegisterProvider(CourseProblemMapper.class)
@RegisterProvider(JsonBody.class)
@RegisterProvider(JsonFormat.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CourseClient {
    /** The body of every call. */
    Map<String, String> EMPTY = Map.of();

    /** The same key finds the same reservation. Whom the seat is for is written down there. */
    @PATCH
    @Path("{courseId}/reserveSeat")
    Reservation reserve(
            @PathParam("courseId") UUID courseId,
            @HeaderParam("Idempotency-Key") UUID reservationId,
            @HeaderParam("Student") String studentId,
            @HeaderParam(CallTimeout.HEADER) long timeoutMillis,
            Map<String, String> body);

    @PATCH
    @Path("{reservationId}/confirmReservation")
    Reservation confirm(
            @PathParam("reservationId") UUID reservationId,
            @HeaderParam(CallTimeout.HEADER) long timeoutMillis,
            Map<String, String> body);

    @PATCH
    @Path("{reservationId}/cancelReservation")
    Reservation cancel(
            @PathParam("reservationId") UUID reservationId,
            @HeaderParam(CallTimeout.HEADER) long timeoutMillis,
            Map<String, String> body);
}

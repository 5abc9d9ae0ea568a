package org.coursemarket.order.seats.control;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.server.http.JsonBody;
import org.coursemarket.server.http.JsonFormat;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The reservations of the course service, to look at; they stand beside its courses. Answers as {@link CourseClient} does. */
@RegisterClientHeaders(ServiceToken.class)
@RegisterProvider(CallTimeout.class)
@RegisterProvider(CourseProblemMapper.class)
@RegisterProvider(JsonBody.class)
@RegisterProvider(JsonFormat.class)
@Produces(MediaType.APPLICATION_JSON)
public interface ReservationClient {
    @GET
    @Path("{id}")
    Reservation reservation(@PathParam("id") UUID id, @HeaderParam(CallTimeout.HEADER) long timeoutMillis);
}

package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.coursemarket.course.seats.control.ReservationStore;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.runtime.security.Roles;

/** Reservations to look at. */
@Path("/reservations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
public class ReservationsResource {
    @Inject
    ReservationStore reservations;

    @GET
    public ReservationDetails reservation(@PathParam("id") UUID id) {
        return reservations.details(id);
    }
}

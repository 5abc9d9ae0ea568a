package org.coursemarket.course.seats.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.coursemarket.course.seats.control.SeatDesk;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Release;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.security.Roles;

/** Seats over HTTP: each request is a command, answered after its commit. */
@Path("/courses")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
public class SeatsResource {
    @Inject
    SeatDesk desk;

    @Inject
    Ids ids;

    /**
     * A retry under the same Idempotency-Key finds the reservation that the first try made. Who the seat is for is written down with
     * it, and means nothing here.
     */
    @PATCH
    @Path("/{id}/reserveSeat")
    public CompletionStage<ReservationDetails> reserve(
            @PathParam("id") UUID courseId,
            @HeaderParam("Idempotency-Key") UUID key,
            @HeaderParam("Student") @Size(max = 255) @Pattern(regexp = "[ -~]*") String student,
            @HeaderParam("Voucher") @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND) String voucher) {
        return answer(new Reserve(courseId, key == null ? ids.next() : key, student, VoucherCode.of(voucher)));
    }

    @PATCH
    @Path("/{reservationId}/confirmReservation")
    public CompletionStage<ReservationDetails> confirm(@PathParam("reservationId") UUID reservationId) {
        return answer(new Confirm(reservationId));
    }

    /** Of a seat that is sold, for the order service alone: whoever else gave it back would leave its order CONFIRMED. */
    @PATCH
    @Path("/{reservationId}/cancelReservation")
    public CompletionStage<ReservationDetails> cancel(
            @PathParam("reservationId") UUID reservationId, @Context SecurityContext security) {
        return answer(
                security.isUserInRole(Roles.SERVICE)
                        ? new Cancel(null, reservationId)
                        : new Release(null, reservationId));
    }

    private CompletionStage<ReservationDetails> answer(SeatCommand command) {
        return desk.submit(command).thenApply(SeatsResource::granted);
    }

    private static ReservationDetails granted(Outcome outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.reason();
        }
        return ((Granted) outcome).reservation();
    }
}

package org.coursemarket.order.seats.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.runtime.json.JsonBody;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * The reservations of the course service, as its contract has them. A refusal comes as a
 * {@link org.coursemarket.runtime.problems.Refusal}, another answer as a {@link CourseServiceFailure}, no answer within the time-out as
 * a ProcessingException.
 */
@RegisterClientHeaders(ServiceToken.class)
@RegisterProvider(CallTimeout.class)
@RegisterProvider(CourseProblemMapper.class)
@RegisterProvider(JsonBody.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CourseClient {
    /** What a buyer wants done; it is done once, however often it is sent. Student, price and voucher are only for a sale. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Command(
            Kind command, UUID reservationId, UUID courseId, String student, BigDecimal maxPrice, String voucher) {
        /** What the course service may be told to do, by the name that its contract gives it. */
        enum Kind {
            @JsonProperty("sell")
            SELL,
            @JsonProperty("cancel")
            CANCEL,
            @JsonProperty("withdraw")
            WITHDRAW
        }

        static Command sell(Sale sale) {
            return new Command(
                    Kind.SELL, sale.reservationId(), sale.courseId(), sale.student(), sale.maxPrice(), sale.voucher());
        }

        static Command cancel(UUID courseId, UUID reservationId) {
            return new Command(Kind.CANCEL, reservationId, courseId, null, null, null);
        }

        static Command withdraw(UUID courseId, UUID reservationId) {
            return new Command(Kind.WITHDRAW, reservationId, courseId, null, null, null);
        }
    }

    /** What became of it: a reservation, or a problem with its status. */
    record Answer(int status, Reservation reservation, CourseProblem problem) {}

    /** What of a problem is needed here; each may be null. */
    record CourseProblem(
            String type,
            UUID courseId,
            UUID reservationId,
            BigDecimal maxPrice,
            BigDecimal currentPrice,
            String currency,
            List<FieldError> errors) {
        CourseProblem(String type, UUID courseId) {
            this(type, courseId, null, null, null, null, null);
        }

        boolean saysPrices() {
            return courseId != null && maxPrice != null && currentPrice != null && currency != null;
        }
    }

    /** The answers are in the order of the commands. */
    @POST
    @Path("/commands")
    List<Answer> perform(List<Command> commands, @HeaderParam(CallTimeout.HEADER) long timeoutMillis);

    @GET
    @Path("/{id}")
    Reservation reservation(@PathParam("id") UUID id, @HeaderParam(CallTimeout.HEADER) long timeoutMillis);
}

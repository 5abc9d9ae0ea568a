package org.coursemarket.order.seats.control;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.CourseProblem;
import org.coursemarket.order.seats.entity.CourseNotOpen;
import org.coursemarket.order.seats.entity.MaxPrice;
import org.coursemarket.order.seats.entity.PriceChanged;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.order.seats.entity.VoucherExhausted;
import org.coursemarket.order.seats.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Refusal;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads the course service's problems: a refusal by its type and with what it refuses, all else as a failure. */
public class CourseProblemMapper implements ResponseExceptionMapper<RuntimeException> {
    private static final Logger LOG = System.getLogger(CourseProblemMapper.class.getName());
    private static final Set<String> LOST =
            Set.of("/problems/reservation-expired", "/problems/reservation-cancelled", "/problems/unknown-reservation");

    /** Refusals of a course, of which no more need be said. */
    private static final Map<String, Function<UUID, Refusal>> OF_A_COURSE = Map.of(
            "/problems/course-not-open", CourseNotOpen::new,
            "/problems/sold-out", SoldOut::new,
            "/problems/unknown-course", UnknownCourse::new,
            "/problems/voucher-invalid", VoucherInvalid::new,
            "/problems/voucher-exhausted", VoucherExhausted::new);

    /** Answered before anything was done. */
    private static final Set<String> HARMLESS = Set.of(
            "/problems/seats-busy",
            "/problems/keys-unavailable",
            "/problems/role-required",
            "/problems/body-incomplete",
            "/problems/too-many-bodies");

    private static final CourseProblem UNREADABLE = new CourseProblem(null, null);

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        return exception(response.getStatus(), problem(response));
    }

    /** Likewise for one of many, which is null where there is none at its place. */
    static RuntimeException exception(Answer answer) {
        return answer == null || answer.problem() == null
                ? new CourseServiceFailure("the course service answered something else", true, null)
                : exception(answer.status(), answer.problem());
    }

    private static RuntimeException exception(int status, CourseProblem problem) {
        String type = String.valueOf(problem.type());
        if (problem.courseId() != null && OF_A_COURSE.containsKey(type)) {
            return OF_A_COURSE.get(type).apply(problem.courseId());
        }
        if (type.equals("/problems/price-changed") && problem.saysPrices()) {
            return new PriceChanged(problem.courseId(), problem.maxPrice(), problem.currentPrice(), problem.currency());
        }
        if (type.equals("/problems/invalid-input") && problem.currency() != null && problem.errors() != null) {
            return new InvalidInput(problem.errors(), Map.of(MaxPrice.CURRENCY, problem.currency()));
        }
        if (problem.reservationId() != null && LOST.contains(type)) {
            return new SeatLost(problem.reservationId());
        }
        if (type.equals("/problems/invalid-token")) {
            return new TokenNotTaken();
        }
        if (type.equals("/problems/role-required")) {
            LOG.log(Level.ERROR, "the token of this service has not the role that the course service wants of it");
        }
        return new CourseServiceFailure("the course service answered " + status, !HARMLESS.contains(type), null);
    }

    private static CourseProblem problem(Response response) {
        try {
            var problem = response.readEntity(CourseProblem.class);
            return problem == null ? UNREADABLE : problem;
        } catch (ProcessingException | IllegalStateException e) { // not JSON, or no body
            return UNREADABLE;
        }
    }
}

package org.coursemarket.order.seats.control;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.CourseProblem;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads the course service's problems: a refusal by its type and with what it refuses, all else as a failure. */
public class CourseProblemMapper implements ResponseExceptionMapper<RuntimeException> {
    private static final Logger LOG = System.getLogger(CourseProblemMapper.class.getName());
    private static final Set<String> LOST =
            Set.of("/problems/reservation-expired", "/problems/reservation-cancelled", "/problems/unknown-reservation");

    /** Answered before anything was done. */
    private static final Set<String> HARMLESS = Set.of(
            "/problems/seats-busy",
            "/problems/keys-unavailable",
            "/problems/role-required",
            "/problems/body-incomplete",
            "/problems/too-many-bodies");

    private static final CourseProblem UNREADABLE = new CourseProblem(null, null, null);

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
        if (problem.courseId() != null && type.equals("/problems/sold-out")) {
            return new SoldOut(problem.courseId());
        }
        if (problem.courseId() != null && type.equals("/problems/unknown-course")) {
            return new UnknownCourse(problem.courseId());
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

package org.coursemarket.order.seats.control;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.SoldOut;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads the course service's problems: a refusal by its type, all else as a failure. */
public class CourseProblemMapper implements ResponseExceptionMapper<RuntimeException> {
    /** What of a problem is needed here. */
    record CourseProblem(String type, UUID courseId, UUID reservationId) {}

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        var problem = problem(response);
        String type = problem.type == null ? "" : problem.type;
        return switch (type) {
            case "/problems/sold-out" -> new SoldOut(problem.courseId);
            case "/problems/unknown-course" -> new UnknownCourse(problem.courseId);
            case "/problems/reservation-expired", "/problems/reservation-cancelled", "/problems/unknown-reservation" ->
                new SeatLost(problem.reservationId);
            case "/problems/seats-busy" -> failure(response, false);
            default -> failure(response, true);
        };
    }

    private static CourseProblem problem(Response response) {
        try {
            return response.readEntity(CourseProblem.class);
        } catch (ProcessingException | IllegalStateException e) { // not JSON, or no body
            return new CourseProblem(null, null, null);
        }
    }

    private static CourseServiceFailure failure(Response response, boolean mayHaveActed) {
        return new CourseServiceFailure("the course service answered " + response.getStatus(), mayHaveActed, null);
    }
}

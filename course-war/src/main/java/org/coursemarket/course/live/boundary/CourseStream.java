package org.coursemarket.course.live.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.coursemarket.course.live.control.LiveCourses;
import org.coursemarket.course.live.control.StreamMetrics;
import org.coursemarket.course.live.entity.WatchedCourses;
import org.coursemarket.runtime.http.Accepted;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.http.ServerProblem;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Seats and prices as they change, as Server-Sent Events. It is for everybody, so it asks nobody who they are.
 *
 * <p>It is a servlet, which may write whenever the client takes something: the sinks of JAX-RS wait for a client that does not.
 */
@WebServlet(urlPatterns = Api.PATH + "/courses/stream", asyncSupported = true)
public class CourseStream extends HttpServlet {
    @Inject
    LiveCourses courses;

    @Inject
    StreamMetrics metrics;

    @Inject
    Stopwatch stopwatch;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            ServerProblem.refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request.getRequestURI(), response);
        } else if (Accepted.by(request).quality(MediaType.SERVER_SENT_EVENTS) == 0) {
            ServerProblem.refuse(HttpServletResponse.SC_NOT_ACCEPTABLE, request.getRequestURI(), response);
        } else {
            try {
                answer(request, response);
            } catch (Refusal refusal) {
                ServerProblem.send(Problem.of(refusal, request.getRequestURI()), response);
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var watched = WatchedCourses.of(request.getParameterValues("ids"));
        response.setContentType(MediaType.SERVER_SENT_EVENTS);
        if (request.getMethod().equals("GET")) {
            new EventStream(watched, courses, metrics, stopwatch).begin(request);
        } else {
            response.flushBuffer(); // of what is no answer yet, the server would say that it is empty
        }
    }
}

package org.coursemarket.runtime.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.Problem;

/** The server's own errors, an unknown path for one, as problems: the error page that web.xml names. */
@WebServlet("/server-problem")
public class ServerProblem extends HttpServlet {
    private static final ObjectMapper JSON = JsonFormat.MAPPER;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        int code = status == null ? HttpServletResponse.SC_NOT_FOUND : status;
        String instance = path == null ? request.getRequestURI() : path;
        refuse(code, instance, response);
    }

    /** Answers that the request can't be served. */
    public static void refuse(int status, String path, HttpServletResponse response) throws IOException {
        send(Problem.of(status, "The server can't serve this request.", path), response);
    }

    /** Answers with the problem, and with the headers that belong to it. */
    public static void send(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store"); // also where the page that is not there may be kept
        response.setContentType(Problem.MEDIA_TYPE);
        JSON.writeValue(response.getOutputStream(), problem);
    }
}

package org.coursemarket.runtime.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
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
        response.setStatus(code);
        if (code == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        response.setContentType(Problem.MEDIA_TYPE);
        JSON.writeValue(response.getOutputStream(), Problem.of(code, "The server can't serve this request.", instance));
    }
}

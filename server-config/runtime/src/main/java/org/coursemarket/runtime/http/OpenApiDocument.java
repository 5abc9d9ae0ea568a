package org.coursemarket.runtime.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Objects;

/**
 * The service's description, as its file has it, or the same as JSON (MicroProfile OpenAPI 3.1, section 4). It takes the paths of
 * the server's own, which adds a key to the file that OpenAPI 3.0 forbids, and drops what says that an operation is public.
 */
@WebServlet(urlPatterns = "/openapi/*", loadOnStartup = 1)
public class OpenApiDocument extends HttpServlet {
    private static final String FILE = "/WEB-INF/classes/META-INF/openapi.yaml";
    private static final String YAML = "application/yaml"; // RFC 9512

    private byte[] yaml;
    private byte[] json;

    @Override
    public void init() throws ServletException {
        try (var file = getServletContext().getResourceAsStream(FILE)) {
            yaml = Objects.requireNonNull(file, FILE + " is not in the WAR").readAllBytes();
            json = new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new ServletException(FILE + " can't be read", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean isJson = isJsonWanted(request);
        byte[] document = isJson ? json : yaml;
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setContentType(isJson ? MediaType.APPLICATION_JSON : YAML);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    /** The format in the query counts more than what the client takes; YAML is for who takes both or neither. */
    private static boolean isJsonWanted(HttpServletRequest request) {
        String format = request.getParameter("format");
        if (format != null) {
            return format.equalsIgnoreCase("json");
        }
        var accepted = Accepted.by(request);
        return accepted.quality(MediaType.APPLICATION_JSON) > accepted.quality(YAML);
    }
}

package org.coursemarket.runtime.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a problem's type means, at the URI that the type is (RFC 9457, section 4): the sentence that the service's description has of
 * it. A type of the other service is unknown here.
 */
@WebServlet(urlPatterns = "/problems/*", loadOnStartup = 1)
public class ProblemTexts extends HttpServlet {
    private static final String FILE = "/WEB-INF/classes/META-INF/openapi.yaml";
    private static final String LIST = "/components/schemas/Problem/properties/type/x-enumDescriptions";

    private final Map<String, byte[]> texts = new HashMap<>();

    @Override
    public void init() throws ServletException {
        try (var file = getServletContext().getResourceAsStream(FILE)) {
            new YAMLMapper()
                    .readTree(Objects.requireNonNull(file, FILE + " is not in the WAR"))
                    .at(LIST)
                    .forEachEntry(
                            (type, text) -> texts.put(type, (text.asText() + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ServletException(FILE + " can't be read", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = texts.get(request.getServletPath() + request.getPathInfo());
        if (text == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}

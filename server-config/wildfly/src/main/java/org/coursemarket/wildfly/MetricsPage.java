package org.coursemarket.wildfly;

import io.smallrye.metrics.MetricsRequestHandler;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;

/** The metrics of the application (MicroProfile Metrics 5.1), which WildFly itself has no page for. */
public class MetricsPage extends HttpServlet implements ServletContainerInitializer {
    private static final String PATH = "/metrics";

    private final MetricsRequestHandler metrics = new MetricsRequestHandler();

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext application) {
        application.addServlet(MetricsPage.class.getName(), this).addMapping(PATH);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream();
        metrics.handleRequest(
                PATH, request.getMethod(), accepted, request.getParameterMap(), (status, text, headers) -> {
                    response.setStatus(status);
                    response.setContentType("text/plain;charset=UTF-8");
                    response.getWriter().write(text);
                });
    }
}

package org.coursemarket.wildfly;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** How the service is, at its own port (MicroProfile Health 4.0): WildFly itself says that at the port of its management alone. */
public class HealthPages extends HttpServlet implements ServletContainerInitializer {
    private static final int DEFAULT_MANAGEMENT_PORT = 9990;
    /** Behind /health. */
    private static final Set<String> PAGES = Set.of("", "/started", "/live", "/ready");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final transient HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public void onStartup(Set<Class<?>> none, ServletContext application) {
        application.addServlet(HealthPages.class.getName(), this).addMapping("/health/*");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = Objects.requireNonNullElse(request.getPathInfo(), "");
        if (!PAGES.contains(name)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        int port = Integer.getInteger("jboss.management.http.port", DEFAULT_MANAGEMENT_PORT);
        var page = URI.create("http://127.0.0.1:" + port + "/health" + name);
        HttpResponse<byte[]> answer;
        try {
            var question = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            answer = http.send(question, BodyHandlers.ofByteArray());
        } catch (IOException noAnswer) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        response.setStatus(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
        response.getOutputStream().write(answer.body());
    }
}

package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;

/** What a service's application has in common with the other's. */
public abstract class Api extends Application {
    /** Where each service has its application; the WAR itself is at the root. */
    public static final String PATH = "/api";

    /**
     * A Location is sent as it is written. OpenAPI describes the services; a WADL beside it would say the same in older words. And CDI
     * validates what a method is called with; Jersey would once more.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.beanValidation.disable.server", true);
    }

    /**
     * The beginning of an answer with a Location that is sent as it is written. {@code location()} is not used for it: RESTEasy puts
     * the application's own path before one that begins with a slash.
     */
    public static ResponseBuilder located(Response.Status status, URI reference) {
        return Response.status(status).header(HttpHeaders.LOCATION, reference.toString());
    }

    /**
     * Where a thing is, as a path: a service behind a proxy knows neither the scheme nor the host that its clients know,
     * and they know both (RFC 9110, section 10.2.2).
     *
     * @param resource has such things below its own path
     * @param ids what stands for the parameters of that path, if it has any, and last for the thing
     */
    public static URI reference(Class<?> resource, Object... ids) {
        return UriBuilder.fromPath(PATH).path(resource).path("{last}").build(ids);
    }

    /** Whether a request is for what a service offers, and for no other page of its WAR. */
    static boolean isAskedBy(HttpServletRequest request) {
        var servlet = request.getServletPath();
        return servlet.equals(PATH) || servlet.startsWith(PATH + "/");
    }

    /** The path of the request, which begins with one slash: what follows two would be taken for a host (RFC 3986, section 4.2). */
    static String path(UriInfo request) {
        return request.getRequestUri().getRawPath().replaceFirst("^/+", "/");
    }
}

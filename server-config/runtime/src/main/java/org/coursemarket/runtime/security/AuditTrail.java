package org.coursemarket.runtime.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.coursemarket.runtime.http.ProblemMapper;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.Refusal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Writes a line for each decision about rights: what was refused for want of them, and what was done as an admin or an instructor.
 * A line is one JSON object, so that nothing in a request can forge another.
 */
@Provider
public class AuditTrail implements ContainerResponseFilter {
    private static final Logger LOG = System.getLogger("org.coursemarket.audit");
    private static final int LONGEST_TEXT = 512;
    private static final List<String> PRIVILEGED = List.of(Roles.ADMIN, Roles.INSTRUCTOR);

    /**
     * One decision.
     *
     * @param who the subject of the token; absent where there was none that counts
     * @param from the address that the request came from
     * @param forwardedFor for whom, if a proxy says so; anybody may say so
     * @param on the path and the query, or the path of what was created, where that is one thing
     * @param why the rule that refused it, or the role that allowed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Decision(
            String decision,
            String who,
            Set<String> roles,
            String from,
            String forwardedFor,
            String what,
            String on,
            int status,
            String why) {}

    @Context
    HttpServletRequest sent;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400) {
            privilege(request).ifPresent(role -> write(true, request, response, role));
        } else if (request.getProperty(ProblemMapper.REFUSAL) instanceof Refusal refusal) {
            write(false, request, response, refusal.reason());
        }
    }

    /** The role above a student's that let the caller do this. */
    private Optional<String> privilege(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken caller)
                || Collections.disjoint(caller.getGroups(), PRIVILEGED)) {
            return Optional.empty();
        }
        var allowed = resource.getResourceMethod() == null ? null : RoleGuard.rolesAllowed(resource);
        if (allowed == null) {
            return Optional.empty();
        }
        return PRIVILEGED.stream()
                .filter(caller.getGroups()::contains)
                .filter(List.of(allowed.value())::contains)
                .findFirst();
    }

    /** The query only of what was allowed: who was refused may have put a token into it. */
    private void write(
            boolean isAllowed, ContainerRequestContext request, ContainerResponseContext response, String why) {
        var caller = request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token ? token : null;
        URI on = response.getStatus() == 201 && response.getLocation() != null
                ? response.getLocation()
                : request.getUriInfo().getRequestUri();
        var entry = new Decision(
                isAllowed ? "allowed" : "refused",
                caller == null ? null : caller.getSubject(),
                caller == null ? null : new TreeSet<>(caller.getGroups()),
                sent.getRemoteAddr(),
                bounded(request.getHeaderString("X-Forwarded-For")),
                bounded(request.getMethod()),
                bounded(on.getRawPath() + (isAllowed && on.getRawQuery() != null ? "?" + on.getRawQuery() : "")),
                response.getStatus(),
                why);
        LOG.log(Level.INFO, JsonFormat.text(entry));
    }

    /** Whoever sends a lot shall not fill the log with it. */
    private static String bounded(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}

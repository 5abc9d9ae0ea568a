package org.coursemarket.runtime.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;

/**
 * Lets only callers in one of the {@link RolesAllowed} of a method, or else of its class, get to it. The server's own guard does the
 * same, by looking its parts up by their names for each request; payara-web.xml leaves it out.
 */
@Provider
public class RoleGuard implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var allowed = rolesAllowed(resource);
        if (allowed != null) {
            context.register(new Guard(allowed.value()));
        }
    }

    /** Null where everybody may. */
    static RolesAllowed rolesAllowed(ResourceInfo resource) {
        var ofMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        return ofMethod == null ? resource.getResourceClass().getAnnotation(RolesAllowed.class) : ofMethod;
    }

    @Priority(Priorities.AUTHORIZATION)
    private static final class Guard implements ContainerRequestFilter {
        private final String[] roles;

        Guard(String[] roles) {
            this.roles = roles;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            var security = request.getSecurityContext();
            if (security.getUserPrincipal() == null) {
                throw new TokenRequired();
            }
            if (Stream.of(roles).noneMatch(security::isUserInRole)) {
                throw new RoleRequired();
            }
        }
    }
}

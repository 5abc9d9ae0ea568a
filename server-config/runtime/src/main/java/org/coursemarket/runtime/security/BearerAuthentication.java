package org.coursemarket.runtime.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.regex.Pattern;

/**
 * Finds out who calls, from a bearer token (RFC 6750, section 2.1), before anything is read or done. A token that does not count is
 * refused, also where none is needed; without one, some may pass. To who comes with another scheme it is said which one is wanted, and
 * not that a token is wrong (section 3.1).
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerAuthentication implements ContainerRequestFilter {
    private static final Pattern SCHEME = Pattern.compile("(?i)Bearer(?![^ \t])");
    private static final Pattern BEGINNING = Pattern.compile("(?i)Bearer +");

    @Inject
    TokenVerifier tokens;

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (headers == null || headers.isEmpty()) {
            return;
        }
        if (headers.stream().noneMatch(header -> SCHEME.matcher(header).lookingAt())) {
            throw new TokenRequired();
        }
        var beginning = BEGINNING.matcher(headers.get(0));
        String token = beginning.lookingAt() ? headers.get(0).substring(beginning.end()) : "";
        if (headers.size() > 1 || token.isEmpty() || token.indexOf(' ') >= 0) {
            throw new InvalidToken("An Authorization header has one bearer token.");
        }
        var caller = tokens.verify(token);
        request.setSecurityContext(
                new CallerSecurity(caller, request.getSecurityContext().isSecure()));
    }

    private record CallerSecurity(TokenPrincipal caller, boolean isSecure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.getGroups().contains(role);
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}

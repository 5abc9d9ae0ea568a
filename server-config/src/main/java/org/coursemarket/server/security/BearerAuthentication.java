package org.coursemarket.server.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.regex.Pattern;
import org.coursemarket.server.problems.Refusal;

/**
 * Tells the server who calls, from a bearer token (RFC 6750, section 2.1). What is wrong with one is left to {@link TokenGuard} to
 * say, within JAX-RS, where every problem is told.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {
    /** The request's attribute with what is wrong with its token. */
    static final String REFUSAL = BearerAuthentication.class.getName();

    private static final String CALLER = TokenPrincipal.class.getName();
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([^ ]+)");

    @Inject
    TokenVerifier tokens;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            return context.doNothing();
        }
        try {
            var bearer = BEARER.matcher(headers.get(0));
            if (headers.size() > 1 || !bearer.matches()) {
                throw new InvalidToken("An Authorization header has one bearer token.");
            }
            var caller = request.getAttribute(CALLER) instanceof TokenPrincipal known
                    ? known // the server asks a second time where everybody may pass
                    : tokens.verify(bearer.group(1));
            request.setAttribute(CALLER, caller);
            return context.notifyContainerAboutLogin(caller, caller.getGroups());
        } catch (Refusal refusal) {
            request.setAttribute(REFUSAL, refusal);
            return context.doNothing();
        }
    }
}

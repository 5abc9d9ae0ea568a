package org.coursemarket.server.security;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.coursemarket.server.problems.Refusal;

/** Answers a request whose token does not count, before anything is read or done; without a token, some may pass. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class TokenGuard implements ContainerRequestFilter {
    @Context
    HttpServletRequest sent;

    @Override
    public void filter(ContainerRequestContext request) {
        if (sent.getAttribute(BearerAuthentication.REFUSAL) instanceof Refusal refusal) {
            throw refusal;
        }
    }
}

package org.coursemarket.course.development.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.InetAddress;
import org.coursemarket.course.development.control.DevelopmentIssuer;

/** Keeps {@link DevelopmentOnly} what it says. */
@Provider
@DevelopmentOnly
@Priority(Priorities.AUTHENTICATION)
public class DevelopmentGate implements ContainerRequestFilter {
    @Inject
    DevelopmentIssuer issuer;

    @Context
    HttpServletRequest sent;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        boolean isFromHere = InetAddress.getByName(sent.getRemoteAddr()).isLoopbackAddress();
        if (!issuer.isOn() || !isFromHere) {
            throw new NotFoundException();
        }
    }
}

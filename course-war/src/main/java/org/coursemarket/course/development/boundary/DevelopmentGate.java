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
import java.util.Locale;
import java.util.Set;
import org.coursemarket.course.development.control.DevelopmentIssuer;

/** Keeps {@link DevelopmentOnly} what it says. */
@Provider
@DevelopmentOnly
@Priority(Priorities.AUTHENTICATION)
public class DevelopmentGate implements ContainerRequestFilter {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Inject
    DevelopmentIssuer issuer;

    @Context
    HttpServletRequest sent;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!issuer.isOn() || !isFromHere(request)) {
            throw new NotFoundException();
        }
    }

    /** And meant for here: a page from elsewhere may have made its own name point to this machine. */
    private boolean isFromHere(ContainerRequestContext request) throws IOException {
        return InetAddress.getByName(sent.getRemoteAddr()).isLoopbackAddress()
                && HERE.contains(sent.getServerName())
                && request.getHeaders().keySet().stream().noneMatch(DevelopmentGate::isOfAProxy);
    }

    private static boolean isOfAProxy(String header) {
        return header.toLowerCase(Locale.ROOT).matches("forwarded|via|x-forwarded-.*");
    }
}

package org.coursemarket.runtime.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Makes a Location begin as the client's own request did, where a proxy spoke TLS with it and says so. */
@Provider
@PreMatching
public class ForwardedScheme implements ContainerRequestFilter {
    private static final String HEADER = "X-Forwarded-Proto";

    @Override
    public void filter(ContainerRequestContext request) {
        if ("https".equals(request.getHeaderString(HEADER))) {
            UriInfo plain = request.getUriInfo();
            request.setRequestUri(
                    plain.getBaseUriBuilder().scheme("https").build(),
                    plain.getRequestUriBuilder().scheme("https").build());
        }
    }
}

package org.coursemarket.runtime.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Who takes JSON gets it, as {@code application/json} and nothing else. Left to itself Jersey copies the parameters of the Accept
 * header to the answer, a charset in which it is not written for one, takes an empty element for a mistake, and a weight of 0 for a wish.
 */
@Provider
@PreMatching
public class Negotiation implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.getHeaders().remove(HttpHeaders.ACCEPT); // what it may be asked with is in Allow, for everybody
            return;
        }
        if (accept == null || accept.equals(MediaType.APPLICATION_JSON)) {
            return;
        }
        if (Accepted.of(accept).quality(MediaType.APPLICATION_JSON) == 0) {
            throw new NotAcceptableException();
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    }
}

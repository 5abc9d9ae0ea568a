package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Says to whom a request goes that it is a form, as {@link HiddenForm} did not. */
@Provider
@PreMatching
public class ShownForm implements ContainerRequestFilter {
    @Context
    HttpServletRequest sent;

    @Override
    public void filter(ContainerRequestContext request) {
        if (HiddenForm.SHOWN.equals(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
                && sent.getAttribute(HiddenForm.TYPE) instanceof String type) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
    }
}

package org.coursemarket.order.seats.control;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** Where an issuer hands tokens out (RFC 6749, section 4.4; the client says who it is as in section 2.3.1). */
@RegisterProvider(CallTimeout.class)
public interface TokenEndpoint {
    /** What the issuer answers, for {@link IssuedToken} to read. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    String token(
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @HeaderParam(CallTimeout.HEADER) long timeoutMillis);
}

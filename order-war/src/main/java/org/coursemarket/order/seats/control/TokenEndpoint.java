package org.coursemarket.order.seats.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.coursemarket.runtime.json.JsonBody;
import org.coursemarket.runtime.json.JsonFormat;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** Where an issuer hands tokens out (RFC 6749, section 4.4; the client says who it is as in section 2.3.1). */
@RegisterProvider(CallTimeout.class)
@RegisterProvider(JsonBody.class)
@RegisterProvider(JsonFormat.class)
public interface TokenEndpoint {
    /** What is needed of the answer; the lifetime is in seconds, null where the issuer does not say. */
    record IssuedToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") Long lifetimeSeconds) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    IssuedToken token(
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @HeaderParam(CallTimeout.HEADER) long timeoutMillis);
}

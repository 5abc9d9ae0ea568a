package org.coursemarket.course.development.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import org.coursemarket.course.development.control.DevelopmentIssuer;
import org.coursemarket.course.development.entity.IssuedToken;
import org.coursemarket.course.development.entity.WantedToken;
import org.coursemarket.runtime.security.Roles;

/** Tokens for the asking, over HTTP. */
@Path("dev")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@DevelopmentOnly
@PermitAll
public class DevelopmentIssuerResource {
    @Inject
    DevelopmentIssuer issuer;

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_JSON)
    public IssuedToken token(@NotNull @Valid WantedToken body) {
        return issuer.issue(body);
    }

    /** As a service asks any issuer for its own token (RFC 6749, section 4.4.2). No secret is asked for in return. */
    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public IssuedToken serviceToken(
            @FormParam("grant_type") @NotNull @Pattern(regexp = "client_credentials") String grantType,
            @FormParam("client_id") @NotNull @Pattern(regexp = "[!-~]{1,255}") String clientId) {
        return issuer.issue(new WantedToken(clientId, Set.of(Roles.SERVICE)));
    }

    /** The issuer's public key. */
    @GET
    @Path("jwks")
    public Map<String, Object> keys() {
        return issuer.keys();
    }
}

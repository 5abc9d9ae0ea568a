package org.coursemarket.order.shop.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.coursemarket.order.shop.control.ShopSettings;

/** Tells the shop's pages what differs from one installation to the next. Nothing of it is secret. */
@Path("/shop")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ShopResource {
    /** Where to sign in, as whom, and where the courses are, for a browser. */
    public record Shop(String issuer, String clientId, URI coursesUrl) {}

    @Inject
    ShopSettings settings;

    @GET
    @PermitAll
    public Shop shop() {
        return new Shop(settings.issuer(), settings.clientId(), settings.coursesUrl());
    }
}

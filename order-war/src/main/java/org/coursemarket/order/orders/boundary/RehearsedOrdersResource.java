package org.coursemarket.order.orders.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.coursemarket.order.orders.control.PurchaseRehearsal;
import org.coursemarket.order.orders.entity.NewOrder;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.security.Roles;
import org.coursemarket.runtime.warmup.WarmUpOnly;

/** Answers as {@link OrdersResource} does, of a purchase that is taken back. */
@Path(RehearsedOrdersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed(Roles.SERVICE)
@WarmUpOnly
public class RehearsedOrdersResource {
    static final String PATH = "/warm-up/orders";

    @Inject
    PurchaseRehearsal rehearsal;

    @POST
    public Response place(@NotNull @Valid NewOrder body, @HeaderParam("Idempotency-Key") UUID key) {
        var order = rehearsal.place(body, key);
        return Api.located(Response.Status.CREATED, Api.reference(OrdersResource.class, order.id()))
                .entity(order)
                .build();
    }
}

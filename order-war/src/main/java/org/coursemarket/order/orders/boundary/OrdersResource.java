package org.coursemarket.order.orders.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.coursemarket.order.orders.control.OrderPlacement;
import org.coursemarket.order.orders.control.OrderStore;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.server.http.Text;

/** Purchases over HTTP. */
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OrdersResource {
    @Inject
    OrderPlacement placement;

    @Inject
    OrderStore orders;

    /** 201 for an order that is through, 202 for one whose end is not known yet. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(@NotNull @Valid Purchase body) {
        var order = placement.place(body);
        var status = order.status() == OrderStatus.PENDING ? Status.ACCEPTED : Status.CREATED;
        var location =
                UriBuilder.fromResource(OrdersResource.class).path("{id}").build(order.id());
        return Response.status(status).location(location).entity(order).build();
    }

    @GET
    @Path("{id}")
    public OrderDetails order(@PathParam("id") UUID id) {
        return orders.order(id);
    }

    @GET
    public List<OrderDetails> ordersOf(@QueryParam("studentName") @NotNull @Text(max = 100) String studentName) {
        return orders.ordersOf(studentName);
    }
}

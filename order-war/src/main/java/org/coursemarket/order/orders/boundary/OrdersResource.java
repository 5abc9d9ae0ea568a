package org.coursemarket.order.orders.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.coursemarket.order.orders.control.Capacity;
import org.coursemarket.order.orders.control.OrderPlacement;
import org.coursemarket.order.orders.control.OrderReadStore;
import org.coursemarket.order.orders.control.OrderStore;
import org.coursemarket.order.orders.control.Reconciliation;
import org.coursemarket.order.orders.control.Refunds;
import org.coursemarket.order.orders.entity.NewOrder;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderFilter;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.ReconciliationPage;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;
import org.coursemarket.runtime.security.WrongVoucherLimit;
import org.coursemarket.runtime.text.Text;

/** Purchases over HTTP. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OrdersResource {
    @Inject
    OrderPlacement placement;

    @Inject
    WrongVoucherLimit wrongVouchers;

    @Inject
    Refunds refunds;

    @Inject
    Capacity capacity;

    @Inject
    Reconciliation reconciliation;

    @Inject
    OrderReadStore orders;

    @Inject
    OrderStore changes;

    /**
     * 201 for an order that is through, 202 for one whose end is not known yet. The same request under the same Idempotency-Key
     * gets the same answer (draft-ietf-httpapi-idempotency-key-header; where that answers 409 while the first is under way, this
     * waits for it).
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STUDENT)
    public Response place(
            @NotNull @Valid NewOrder body,
            @HeaderParam("Idempotency-Key") UUID key,
            @Context SecurityContext security) {
        var purchase = body.by(Caller.of(security).subject());
        var order = wrongVouchers.guarding(
                purchase.studentId(),
                purchase.voucher(),
                () -> capacity.during(() -> placement.place(purchase, key)),
                OrdersResource::isDecided);
        var status = isDecided(order) ? Status.CREATED : Status.ACCEPTED;
        return Api.located(status, location(order)).entity(order).build();
    }

    private static boolean isDecided(OrderDetails order) {
        return order.status() != OrderStatus.PENDING;
    }

    /** 200 for an order that is refunded, 202 for one that will be. */
    @POST
    @Path("/{id}/refund")
    @RolesAllowed({Roles.STUDENT, Roles.ADMIN})
    public Response refund(@PathParam("id") UUID id, @Context SecurityContext security) {
        var caller = Caller.of(security);
        var order = capacity.during(() -> refunds.refund(id, caller));
        return order.status() == OrderStatus.REFUNDED
                ? Response.ok(order).build()
                : Api.located(Status.ACCEPTED, location(order)).entity(order).build();
    }

    /** 200 for an order that is cancelled, 202 for one that will be. */
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.STUDENT, Roles.ADMIN})
    public Response cancel(@PathParam("id") UUID id, @Context SecurityContext security) {
        var order = changes.requestCancel(id, Caller.of(security));
        return order.awaitsCancellation()
                ? Api.located(Status.ACCEPTED, location(order)).entity(order).build()
                : Response.ok(order).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.STUDENT, Roles.ADMIN})
    public OrderDetails order(@PathParam("id") UUID id, @Context SecurityContext security) {
        return orders.order(id).requireBelongsTo(Caller.of(security));
    }

    /** A student's own orders; for an admin, those of the student with this id or name. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.ADMIN})
    public Response ordersOf(
            @QueryParam("studentId") @Text(max = 255) String studentId,
            @QueryParam("studentName") @Text(max = 100) String studentName,
            @QueryParam("status") OrderStatus status,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") UUID cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        var filter = new OrderFilter(whose(studentId, studentName, Caller.of(security)), studentName, status);
        return Page.of(orders.orders(filter, cursor, limit), limit, OrderDetails::id, request);
    }

    @GET
    @Path("/reconciliation")
    @RolesAllowed(Roles.ADMIN)
    public ReconciliationPage reconcile(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit, @QueryParam("cursor") UUID cursor) {
        return reconciliation.page(cursor, limit);
    }

    /** The student whose orders the caller may see; null for all whom an admin has named otherwise. */
    private static String whose(String studentId, String studentName, Caller caller) {
        if (!caller.isAdmin()) {
            return caller.subject();
        }
        if (studentId == null && studentName == null) {
            throw new InvalidInput("studentName", "must be given, or studentId");
        }
        return studentId;
    }

    private static URI location(OrderDetails order) {
        return Api.reference(OrdersResource.class, order.id());
    }
}

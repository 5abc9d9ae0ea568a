package org.coursemarket.course.vouchers.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.coursemarket.course.vouchers.control.Vouchers;
import org.coursemarket.course.vouchers.entity.NewVouchers;
import org.coursemarket.course.vouchers.entity.VoucherChange;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.coursemarket.course.vouchers.entity.VoucherDetails;
import org.coursemarket.runtime.http.Api;
import org.coursemarket.runtime.http.Page;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;

/** The vouchers of a course over HTTP, for whoever looks after it. */
@Path("/courses/{id}/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.INSTRUCTOR, Roles.ADMIN})
public class VouchersResource {
    @Inject
    Vouchers vouchers;

    /**
     * One voucher, where it is told by its code; several, in a list, where they are told by their count. A code is made once. Random codes
     * would have to be kept with an Idempotency-Key, so one is refused.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") UUID key,
            @NotNull @Valid NewVouchers body,
            @Context SecurityContext security) {
        if (key != null) {
            throw new InvalidInput("Idempotency-Key", "is not for vouchers: look at the list before you ask again");
        }
        var created = vouchers.create(id, body, Caller.of(security));
        if (body.code() == null) {
            return Response.status(Response.Status.CREATED).entity(created).build();
        }
        var one = created.get(0);
        return Api.located(Response.Status.CREATED, Api.reference(VouchersResource.class, id, one.code()))
                .entity(one)
                .build();
    }

    /** The cursor is the last code that is known. */
    @GET
    public Response vouchers(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND) String cursor,
            @Context UriInfo request,
            @Context SecurityContext security) {
        String after = cursor == null ? "" : VoucherCode.of(cursor);
        return Page.of(vouchers.vouchers(id, after, limit, Caller.of(security)), limit, VoucherDetails::code, request);
    }

    @GET
    @Path("/{code}")
    public VoucherDetails voucher(
            @PathParam("id") UUID id,
            @PathParam("code") @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND) String code,
            @Context SecurityContext security) {
        return vouchers.voucher(id, VoucherCode.of(code), Caller.of(security));
    }

    @PATCH
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public VoucherDetails change(
            @PathParam("id") UUID id,
            @PathParam("code") @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND) String code,
            @NotNull @Valid VoucherChange body,
            @Context SecurityContext security) {
        return vouchers.change(id, VoucherCode.of(code), body, Caller.of(security));
    }
}

package org.coursemarket.course.vouchers.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.coursemarket.course.prices.entity.PreviewedPrice;
import org.coursemarket.course.vouchers.control.Quotes;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.coursemarket.course.vouchers.entity.WantedQuote;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.security.Roles;
import org.coursemarket.runtime.security.WrongVoucherLimit;

/** What a seat costs with a voucher, for whoever is signed in. */
@Path("/courses/{id}/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@RolesAllowed({Roles.STUDENT, Roles.INSTRUCTOR, Roles.ADMIN, Roles.SERVICE})
public class QuotesResource {
    @Inject
    Quotes quotes;

    @Inject
    WrongVoucherLimit wrongVouchers;

    @POST
    public PreviewedPrice quote(
            @PathParam("id") UUID id, @NotNull @Valid WantedQuote body, @Context SecurityContext security) {
        String code = VoucherCode.of(body.voucher());
        var caller = Caller.of(security);
        return wrongVouchers.guarding(caller.subject(), code, () -> quotes.quote(id, code, caller), quote -> true);
    }
}

package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.coursemarket.runtime.logging.BoundedLog;
import org.coursemarket.runtime.persistence.DatabaseFailure;
import org.coursemarket.runtime.problems.Causes;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;

/** Makes a problem of whatever is thrown. What the client can't mend is logged once, with its cause; the client never sees that. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    /** The request's attribute with the refusal that it was answered with, if that was about rights. */
    public static final String REFUSAL = Refusal.class.getName();

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final BoundedLog OUTAGES = new BoundedLog(ProblemMapper.class);

    @Context
    UriInfo request;

    @Context
    HttpServletRequest sent;

    @Override
    public Response toResponse(Throwable thrown) {
        var failure = unwrapped(thrown);
        if (failure instanceof Refusal refusal) {
            return answer(refusal);
        }
        if (failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() < 500) {
            LOG.log(Level.DEBUG, "refused: {0}", answered.getMessage());
            return answer(answered);
        }
        return answer(failed(failure, path()));
    }

    /**
     * What a client is told of what it can't mend; logs that, with its trace unless the database can't do its work now, which
     * is the same for everybody. Then it is one line, and few of them.
     */
    public static Problem failed(Throwable failure, String path) {
        if (DatabaseFailure.behind(failure) != DatabaseFailure.DEFECT) {
            var last = Causes.of(failure).reduce((one, behind) -> behind).orElse(failure);
            OUTAGES.log(Level.WARNING, () -> "failed: " + path + ": " + last);
            return Problem.of(503, "The database can't do this now; what was asked may be asked again.", path);
        }
        LOG.log(Level.ERROR, "failed: " + path, failure);
        return Problem.of(500, "Something went wrong here; it has been logged.", path);
    }

    /** A refusal may come inside of what carried it: a stage that completed with it, a parameter that it was made of. */
    private static Throwable unwrapped(Throwable thrown) {
        var cause = thrown.getCause();
        boolean isCarrier = cause instanceof Refusal || (cause != null && thrown instanceof CompletionException);
        return isCarrier ? cause : thrown;
    }

    /** Leaves a refusal about rights with the request, for the audit. Only then, because {@code @Context} looks for the request anew. */
    private Response answer(Refusal refusal) {
        LOG.log(Level.DEBUG, "refused: {0}", refusal.getMessage());
        if (refusal.isAboutRights()) {
            sent.setAttribute(REFUSAL, refusal);
        }
        return answer(Problem.of(refusal, path()));
    }

    private Response answer(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** Keeps the headers, Allow for one, and drops whatever body the server thought of. */
    private Response answer(WebApplicationException answered) {
        var original = answered.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        var problem =
                Problem.of(original.getStatus(), original.getStatusInfo().getReasonPhrase() + ": " + path(), path());
        return withHead(Response.fromResponse(original), original.getAllowedMethods())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    /** Whatever may be read with GET may be with HEAD (RFC 9110, section 9.1); Jersey takes one, but does not say so. */
    private static Response.ResponseBuilder withHead(Response.ResponseBuilder answer, Set<String> allowed) {
        if (!allowed.contains(HttpMethod.GET)) {
            return answer;
        }
        var all = new TreeSet<>(allowed);
        all.add(HttpMethod.HEAD);
        return answer.allow(all);
    }

    private String path() {
        return Api.path(request);
    }
}

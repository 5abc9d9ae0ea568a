package org.coursemarket.runtime.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import org.coursemarket.runtime.persistence.Outage;
import org.coursemarket.runtime.problems.Causes;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;

/** Makes a problem of whatever is thrown. What the client can't mend is logged once, with its cause; the client never sees that. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    /** The request's attribute with the refusal that it was answered with. */
    public static final String REFUSAL = Refusal.class.getName();

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

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
     * What a client is told of what it can't mend; logs that, with its trace unless that is the same for everybody as long as the
     * database is away.
     */
    public static Problem failed(Throwable failure, String path) {
        if (Outage.isBehind(failure)) {
            var last = Causes.of(failure).reduce((one, behind) -> behind).orElse(failure);
            LOG.log(Level.WARNING, "failed: {0}: {1}", path, last);
            return Problem.of(503, "The database does not answer; what was asked may be asked again.", path);
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

    /** Leaves the refusal with the request, for the audit. */
    private Response answer(Refusal refusal) {
        LOG.log(Level.DEBUG, "refused: {0}", refusal.getMessage());
        sent.setAttribute(REFUSAL, refusal);
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
        return Response.fromResponse(original)
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private String path() {
        return request.getRequestUri().getRawPath();
    }
}

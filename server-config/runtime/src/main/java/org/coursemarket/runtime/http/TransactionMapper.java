package org.coursemarket.runtime.http;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** Tells of a commit that failed. It stands beside {@link ProblemMapper} because the server has one too, which throws it again. */
@Provider
public class TransactionMapper implements ExceptionMapper<TransactionalException> {
    @Context
    Providers problems;

    @Override
    public Response toResponse(TransactionalException failure) {
        return problems.getExceptionMapper(Throwable.class).toResponse(failure);
    }
}

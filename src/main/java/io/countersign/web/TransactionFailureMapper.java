package io.countersign.web;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A commit that failed is a failure like any other. Jersey has a mapper of its own for it, which comes to nothing. */
@Provider
@Priority(1)
public class TransactionFailureMapper implements ExceptionMapper<TransactionalException> {

    private final FailureMapper any = new FailureMapper();

    @Override
    public Response toResponse(TransactionalException failure) {
        return any.toResponse(failure);
    }
}

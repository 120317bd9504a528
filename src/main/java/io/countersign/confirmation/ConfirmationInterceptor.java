package io.countersign.confirmation;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands before every protected action, inside its transaction. */
@Interceptor
@RequiresConfirmation
@Priority(Interceptor.Priority.APPLICATION)
public class ConfirmationInterceptor {

    @Inject
    private ConfirmationService confirmations;

    @AroundInvoke
    Object proceedWhenConfirmed(InvocationContext context) throws Exception {
        confirmations.require(Operation.of(context));
        return context.proceed();
    }
}

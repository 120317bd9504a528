package io.countersign.confirmation;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method runs only with a confirmation by the caller of just this action, on this target, with these arguments; the
 * confirmation is used up in the method's transaction. Else {@link io.countersign.platform.Problem
 * confirmation-required} is thrown and the method has not run.
 *
 * <p>For business methods of session beans, called from outside: a call by {@code this} passes no interceptor.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresConfirmation {

    @Nonbinding
    Action value() default Action.SECRET_VIEW;
}

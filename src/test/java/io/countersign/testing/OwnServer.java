package io.countersign.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * A class of tests that has servers to itself and never asks the shared one. Mostly it waits for starts, so it runs beside
 * the others; its own tests run one after another.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OwnServer.OneAfterAnother.class)
public @interface OwnServer {

    /** A lock for a class, and for all that share a base with it and so its fields, keeps their tests in one thread. */
    final class OneAfterAnother implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            Class<?> base = testClass;
            while (base.getSuperclass() != Object.class) {
                base = base.getSuperclass();
            }
            return Set.of(new Lock(base.getName()));
        }
    }
}

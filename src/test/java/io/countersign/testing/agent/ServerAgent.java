package io.countersign.testing.agent;

import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;

/** The agent's beginning: {@code java -javaagent:test-agent.jar -Dtest.clock=<file> -Dtest.halt=<file> …}. */
public final class ServerAgent {

    /** So that a class that cannot be changed does not keep the others from it. */
    static final RedefinitionStrategy.BatchAllocator ONE_BY_ONE =
            RedefinitionStrategy.BatchAllocator.ForFixedSize.ofSize(1);

    private ServerAgent() {}

    public static void premain(String arguments, Instrumentation jvm) {
        MovedClock.install(jvm);
        CheapHashing.install(jvm);
        CrashWatch.start(jvm);
    }

    /**
     * Changes the bodies of methods of our own classes, loaded or yet to be loaded, and never their shape. Describes a
     * class by its file and its own methods only: the server keeps classes of ours whose loader works no more, and those
     * cannot be changed.
     */
    static AgentBuilder instrumentation(RedefinitionStrategy.Listener listener) {
        return new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(AgentBuilder.TypeStrategy.Default.DECORATE)
                .with(AgentBuilder.DescriptionStrategy.Default.POOL_ONLY)
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(ONE_BY_ONE)
                .with(listener)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(not(nameStartsWith("io.countersign.")));
    }
}

package io.countersign.testing.agent;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;

/** The agent's beginning: {@code java -javaagent:test-agent.jar -Dtest.clock=<file> -Dtest.halt=<file> …}. */
public final class ServerAgent {

    private ServerAgent() {}

    public static void premain(String arguments, Instrumentation jvm) {
        MovedClock.install(jvm);
        CrashWatch.start(jvm);
    }

    /** Changes the bodies of methods of our own classes, loaded or yet to be loaded, and never their shape. */
    static AgentBuilder instrumentation() {
        return new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(ElementMatchers.not(ElementMatchers.nameStartsWith("io.countersign.")));
    }
}

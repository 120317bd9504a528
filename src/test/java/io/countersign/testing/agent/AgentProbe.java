package io.countersign.testing.agent;

import io.countersign.platform.SystemClock;

/** A process for the agent to work on: prints the time, line by line, until it is ended. */
public final class AgentProbe {

    private AgentProbe() {}

    public static void main(String[] arguments) throws InterruptedException {
        SystemClock clock = new SystemClock();
        while (true) {
            tell(clock);
            Thread.sleep(20);
        }
    }

    static void tell(SystemClock clock) {
        System.out.println(clock.instant() + " " + clock.millis());
    }
}

package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One run of the server. No run outlives the tests. */
public final class ServerProcess {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
    }

    /** Starts the server; what it prints is added to the log. */
    static ServerProcess start(List<String> command, Path folder, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
        return start(builder);
    }

    /** Starts a server in any way. */
    public static ServerProcess start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            // One that reads what an operator types shall not wait for it
            process.getOutputStream().close();
            return new ServerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long id() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** As {@code kill} does, or whoever stops a service: SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** The exit status; 137 after {@link #kill} and at a crash point. */
    public int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The server was still running after " + patience);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the server's end", e);
        }
    }
}

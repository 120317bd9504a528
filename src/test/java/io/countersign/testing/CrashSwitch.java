package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;

/** Arms a crash point in a running server, or disarms it, through the files that its agent watches. */
final class CrashSwitch {

    private final ServerFiles files;

    CrashSwitch(ServerFiles files) {
        this.files = files;
    }

    /** Returns when the crash point is armed, and fails if there is no such method any more. */
    void arm(String method, String moment) {
        assertThat(exists(method)).as("the method %s is there", method).isTrue();
        write(method + " " + moment);
    }

    /** Returns when a call is held at the crash point that was armed last. */
    void awaitHeld() {
        String line = ServerFiles.read(files.halt());
        awaitArmed(line + " now");
    }

    boolean isHeld() {
        String line = ServerFiles.read(files.halt());
        return ServerFiles.read(files.armed()).equals(line + " now");
    }

    void disarm() {
        write("");
    }

    private void write(String line) {
        ServerFiles.write(files.halt(), line);
        awaitArmed(line);
    }

    private void awaitArmed(String line) {
        await("the crash point is set")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(ServerFiles.read(files.armed())).isEqualTo(line));
    }

    private static boolean exists(String method) {
        String[] parts = method.split("#");
        try {
            Class<?> type = Class.forName(parts[0], false, CrashSwitch.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(declared -> declared.getName().equals(parts[1]));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

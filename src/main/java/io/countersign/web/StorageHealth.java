package io.countersign.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A file can be written where uploads arrive, and there is room: on the launcher's server that is the data directory, with the
 * embedded database and broker beside it.
 */
@Readiness
@ApplicationScoped
public class StorageHealth implements HealthCheck {

    /** In bytes: a few uploads, and more than the embedded broker needs to go on. */
    private static final long LEAST = 128L << 20;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("storage").status(hasRoom()).build();
    }

    private static boolean hasRoom() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path file = Files.createTempFile(folder, "health-", ".part");
            try {
                Files.write(file, new byte[] {1});
            } finally {
                Files.delete(file);
            }
            return Files.getFileStore(folder).getUsableSpace() >= LEAST;
        } catch (IOException e) {
            return false;
        }
    }
}

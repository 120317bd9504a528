package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Api;
import io.countersign.testing.RawRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A confirmed upload has to set out within a minute; how long it is on its way then depends on the line. */
class SlowUploadIT {

    private static final Sample FILE = Sample.noise("slow.bin", 500_000, 31);
    private static final int HALF = 250_000;

    private Keeper ann;
    private Folder folder;

    @BeforeEach
    void aSecret() {
        ann = Keeper.of("ann@acme.test");
        folder = Folder.of(ann);
    }

    @Test
    void uploadThatSetsOutInTimeMayArriveLater() throws IOException {
        assertThat(uploadDuring(Duration.ofMinutes(4))).startsWith("HTTP/1.1 201");
        assertThat(folder.items()).hasSize(1);
    }

    @Test
    void butNotForEver() throws IOException {
        assertThat(uploadDuring(Duration.ofMinutes(6))).startsWith("HTTP/1.1 410");
        folder.assertEmpty();
    }

    @Test
    void uploadThatSetsOutTooLateIsRefused() {
        String confirmation = folder.confirm(FILE);
        ann.api().server().clock().advance(Duration.ofSeconds(61));

        assertThat(folder.send(confirmation, FILE).expect(410).problem()).isEqualTo("confirmation-expired");
        folder.assertEmpty();
    }

    /** Half of it comes, then nothing for this time, then the rest; answers the status line. */
    private String uploadDuring(Duration pause) throws IOException {
        Api as = FILE.announcedBy(ann.api().confirmed(folder.confirm(FILE)));
        try (Socket socket = RawRequest.connect(as)) {
            byte[] head = RawRequest.head(as, "POST", folder.path(), "Content-Length: " + FILE.content().length);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(FILE.content(), 0, HALF);
            await("the server receives it").until(() -> !folder.temporaryFiles().isEmpty());
            ann.api().server().clock().advance(pause);
            socket.getOutputStream().write(FILE.content(), HALF, FILE.content().length - HALF);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }
}

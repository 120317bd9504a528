package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.RawRequest;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones that open streams and read nothing of them: whoever writes to one and waits for it would wait for ever. */
class SilentReaderIT {

    /** More than a node has threads for what goes on beside requests. */
    private static final int STREAMS = 14;

    /** What a phone lists at most. */
    private static final int LISTED = 5;

    /** So often is all of that told that it is more than the system keeps for a connection, which is over 3 MB. */
    private static final int CHANGES = 500;

    private final List<Socket> silent = new ArrayList<>();
    private Desk ann;

    @BeforeEach
    void phonesThatDoNotRead() throws IOException {
        ann = Desk.of("ann@acme.test");
        String path = ann.phone().path() + "/requests";
        for (int i = 0; i < STREAMS; i++) {
            Api phone = ann.phone().proven("GET", path).with("Accept", "text/event-stream");
            Socket socket = RawRequest.connect(phone);
            silent.add(socket);
            socket.getOutputStream().write(RawRequest.head(phone, "GET", path, "Connection: keep-alive"));
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void theyHoldUpNobody() {
        String last = null;
        for (int i = 0; i < LISTED; i++) {
            last = ann.secret("€".repeat(199) + i);
            ann.ask(last);
        }
        for (int i = 0; i < CHANGES; i++) {
            String id = ann.ask(last).confirmationId();
            ann.browser().delete("/api/confirmations/" + id).expect(204);
        }

        Desk bob = Desk.besides("bob@acme.test");
        String asked = bob.ask(bob.secret("Not held up")).confirmationId();
        try (EventStream events = bob.browser().events("/api/confirmations/" + asked + "/events")) {
            events.next();
            bob.phone().approve(asked).expect(200);
            assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
        }
    }
}

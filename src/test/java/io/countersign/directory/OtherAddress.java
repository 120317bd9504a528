package io.countersign.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client at 127.0.0.2, while all others are at 127.0.0.1. */
public final class OtherAddress {

    private final TestServer server;

    public OtherAddress(TestServer server) {
        this.server = server;
    }

    /** Signs in; answers the status. */
    int signIn(String email, String password) {
        return post("/api/session", Map.of("email", email, "password", password));
    }

    /** Answers the status. */
    public int post(String path, Map<String, String> json) {
        try (Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"),
                server.address().getPort(),
                InetAddress.getByName("127.0.0.2"),
                0)) {
            byte[] body = new ObjectMapper().writeValueAsBytes(json);
            String head =
                    "POST " + path + " HTTP/1.1\r\nHost: " + server.address().getAuthority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return status(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(InputStream answer) throws IOException {
        String line = new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.split(" ")[1]);
    }
}

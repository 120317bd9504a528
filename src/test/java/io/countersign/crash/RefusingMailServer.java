package io.countersign.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks SMTP (RFC 5321), refuses every recipient and counts how often it had to. */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String refusal;
    private final AtomicInteger refused = new AtomicInteger();

    /** @param refusal the answer to every RCPT, such as {@code 550 5.1.1 No such user} */
    RefusingMailServer(int port, String refusal) {
        this.refusal = refusal;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                converse(connection);
            } catch (IOException e) {
                // This conversation is over, or all are
            }
        }
    }

    private void converse(Socket connection) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        say(connection, "220 mail.test");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("RCPT")) {
                refused.incrementAndGet();
                say(connection, refusal);
            } else if (line.startsWith("QUIT")) {
                say(connection, "221 Bye");
                return;
            } else {
                say(connection, "250 OK");
            }
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}

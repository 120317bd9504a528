package io.countersign.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that says it is well, takes each request, and is gone before it answers. */
final class DyingNode implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    DyingNode() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Of the requests it has taken, in their order. */
    List<String> methods() {
        return methods;
    }

    /** Of all requests it has taken, each a line. */
    List<String> headers() {
        return headers;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answer(connection);
            } catch (IOException e) {
                // Closed, or a proxy that has gone
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        String request = in.readLine();
        if (request != null && request.contains(" /health/ready ")) {
            String well = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            connection.getOutputStream().write(well.getBytes(StandardCharsets.US_ASCII));
        } else if (request != null) {
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                headers.add(line);
            }
            methods.add(request.split(" ")[0]);
        }
    }
}

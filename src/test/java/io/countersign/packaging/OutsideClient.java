package io.countersign.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client at 127.0.0.2, while proxies and all others are at 127.0.0.1. Its headers are its own choice. */
record OutsideClient(URI address, SSLContext tls, Map<String, String> headers) {

    /** @param body all that follows the headers */
    record Reply(int status, String body) {}

    OutsideClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutsideClient(address, tls, more);
    }

    Reply post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            return new Reply(Integer.parseInt(parts[0].split(" ")[1]), parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket(
                InetAddress.getByName("127.0.0.1"), address.getPort(), InetAddress.getByName("127.0.0.2"), 0);
        if (tls == null) {
            return plain;
        }
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(plain, address.getHost(), address.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        // Java leaves the name out by itself if it has no dot
        parameters.setServerNames(List.of(new SNIHostName(address.getHost())));
        secured.setSSLParameters(parameters);
        return secured;
    }
}

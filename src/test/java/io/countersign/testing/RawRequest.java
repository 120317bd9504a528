package io.countersign.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP by hand, where a client that behaves would not do. */
public final class RawRequest {

    private static final int PATIENCE_MS = 30_000;
    private static final int SMALL_BUFFER = 8 * 1024;

    private RawRequest() {}

    /** With little room on this side: what is not read soon stays at the server. */
    public static Socket connect(Api as) throws IOException {
        URI address = as.server().address();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        return socket;
    }

    /** Request line and headers, with those of the client and one more. */
    public static byte[] head(Api as, String method, String path, String header) {
        Map<String, String> cookies = as.cookies().all();
        String cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        String headers = as.headers().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue() + "\r\n")
                .collect(Collectors.joining());
        String host = as.server().address().getAuthority();
        return "%s %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n%s\r\n%s\r\n"
                .formatted(method, path, host, cookie, header, headers)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.countersign.vault;

import io.countersign.testing.Api;
import io.countersign.testing.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** A download whose client takes its time. */
final class SlowDownload implements AutoCloseable {

    private final Socket socket;

    private SlowDownload(Socket socket) {
        this.socket = socket;
    }

    static SlowDownload of(Api as, String path) throws IOException {
        Socket socket = RawRequest.connect(as);
        socket.getOutputStream().write(RawRequest.head(as, "GET", path, "Connection: keep-alive"));
        return new SlowDownload(socket);
    }

    /** The status line and the headers; nothing behind them is read. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    /** Reads to the end of the connection; answers how many bytes came. */
    long rest() throws IOException {
        long bytes = 0;
        byte[] part = new byte[64 * 1024];
        InputStream body = socket.getInputStream();
        try {
            for (int n = body.read(part); n >= 0; n = body.read(part)) {
                bytes += n;
            }
        } catch (SocketException e) {
            // The server has closed it: the same as the end
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

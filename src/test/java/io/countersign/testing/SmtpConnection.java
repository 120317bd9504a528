package io.countersign.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's end of a connection, line by line, in clear or encrypted. */
final class SmtpConnection implements AutoCloseable {

    private final Socket plain;
    private Socket socket;
    private BufferedReader lines;

    SmtpConnection(Socket plain) throws IOException {
        this.plain = plain;
        use(plain);
    }

    /** From now on. */
    void encrypt(SSLContext certified) throws IOException {
        SSLSocket encrypted = (SSLSocket) certified.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        use(encrypted);
    }

    boolean isEncrypted() {
        return socket != plain;
    }

    /** @throws EOFException if the other side has ended */
    String readLine() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    void say(String lines) throws IOException {
        socket.getOutputStream().write((lines.replace("\n", "\r\n") + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Returns when the other side has ended. */
    void ignore() throws IOException {
        while (lines.readLine() != null) {}
    }

    /** Without a goodbye. */
    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void use(Socket next) throws IOException {
        socket = next;
        lines = new BufferedReader(new InputStreamReader(next.getInputStream(), ISO_8859_1));
    }
}

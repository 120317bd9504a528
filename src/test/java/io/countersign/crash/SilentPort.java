package io.countersign.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port of a host that drops packets: nobody who connects to it hears anything. */
final class SilentPort implements AutoCloseable {

    private static final int ENOUGH = 500;

    private final ServerSocket socket;
    private final List<SocketChannel> waiting = new ArrayList<>();

    SilentPort(int port) {
        try {
            socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            fill(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once so many wait to be accepted as may, the kernel drops what comes. */
    private void fill(InetSocketAddress place) throws IOException {
        for (int i = 0; i < 10; i++) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            try {
                channel.socket().connect(place, ENOUGH);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IllegalStateException("The port still accepts");
    }

    @Override
    public void close() {
        try {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.countersign.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Open event streams, each on a connection of its own, all read by one thread. */
final class Dialogs implements AutoCloseable {

    private final InetSocketAddress server;
    private final Selector selector;
    private final List<SocketChannel> open = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    Dialogs(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.selector = Selector.open();
    }

    /** Opens one and returns when its state has come; then it waits. */
    void open(String cookies, String confirmation) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        open.add(channel);
        String request = "GET /api/confirmations/" + confirmation + "/events HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + cookies + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("event: state") < 0) {
            answer.append(read(channel));
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** Takes what has come meanwhile; answers how many streams have ended. */
    int drain() throws IOException {
        int[] ended = {0};
        while (selector.selectNow(key -> ended[0] += hasEnded(key) ? 1 : 0) > 0) {
            // Until nothing is left
        }
        return ended[0];
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        selector.close();
    }

    private boolean hasEnded(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) >= 0) {
                return false;
            }
        } catch (IOException e) {
            // Ended, too
        }
        key.cancel();
        return true;
    }

    private String read(SocketChannel channel) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("The stream has ended before its first event");
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
}

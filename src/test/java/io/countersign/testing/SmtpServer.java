package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A mail server on a free loopback port that a test can make as difficult as mail servers are. Unless told otherwise it
 * takes all mail, in clear and from everybody.
 */
public final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread listener = daemon(this::listen);
    private final ExecutorService threads = Executors.newCachedThreadPool(SmtpServer::daemon);
    private final Queue<SmtpTrouble> troubles = new ConcurrentLinkedQueue<>();
    private final List<SmtpConversation> conversations = new CopyOnWriteArrayList<>();
    private volatile SmtpTerms terms = SmtpTerms.plain();

    public SmtpServer() {
        this(FreePort.find());
    }

    /** In the place of another server that has left its port. */
    public SmtpServer(int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** For every conversation from now on. */
    public void setTerms(SmtpTerms terms) {
        this.terms = terms;
    }

    /** One for each of the next conversations; those after them go well. */
    public void expect(SmtpTrouble... ahead) {
        troubles.addAll(List.of(ahead));
    }

    /** Goes well from now on, and knows nothing of what was. */
    public void forget() {
        troubles.clear();
        conversations.clear();
    }

    /** Since the last {@link #forget}, oldest first. */
    public List<SmtpConversation> conversations() {
        return List.copyOf(conversations);
    }

    /** The mails accepted since the last {@link #forget}, by conversation. */
    public List<SmtpMail> mails() {
        return conversations.stream()
                .flatMap(conversation -> conversation.mails().stream())
                .toList();
    }

    /** Returns when the port is free for another: not before the listener has left it. */
    @Override
    public void close() {
        try {
            socket.close();
            listener.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                SmtpTrouble trouble = troubles.poll();
                SmtpConversation conversation =
                        new SmtpConversation(terms, trouble == null ? SmtpTrouble.NONE : trouble);
                conversations.add(conversation);
                threads.execute(() -> conversation.hold(connection));
            } catch (IOException e) {
                // Closed, or gone before it was taken
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-server");
        thread.setDaemon(true);
        return thread;
    }
}

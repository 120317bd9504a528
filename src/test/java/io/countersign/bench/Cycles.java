package io.countersign.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The whole way of a guarded write: asked, pushed, listed and signed on the phone, released, done. */
final class Cycles implements AutoCloseable {

    /** The dialogs: each waits while its member goes on with the phone. */
    private final ExecutorService dialogs = Executors.newCachedThreadPool();

    /** @return from the tap until the dialog knows, in nanoseconds */
    long run(BenchMember member) throws Exception {
        String confirmation = member.askToEdit();
        Future<Long> released = dialogs.submit(() -> {
            member.awaitConfirmed(confirmation);
            return System.nanoTime();
        });
        member.awaitPush();
        String jws = member.signed(confirmation);
        long tapped = System.nanoTime();
        member.decide(confirmation, jws);
        long dialogKnows = released.get();
        member.editConfirmed(confirmation);
        return dialogKnows - tapped;
    }

    /** @return how long the guarded call with a usable confirmation took, in nanoseconds */
    static long guardedReveal(BenchMember member) throws Exception {
        String confirmation = member.askToReveal();
        member.awaitPush();
        member.decide(confirmation, member.signed(confirmation));
        long begin = System.nanoTime();
        member.revealConfirmed(confirmation);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() {
        dialogs.shutdownNow();
    }
}

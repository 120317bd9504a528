package io.countersign.testing;

import java.nio.file.Path;

/**
 * What is around a tested server, or around several nodes alike.
 *
 * @param webhookPort where a test may listen for webhooks
 * @param providerPort where a test may let an identity provider listen
 * @param needles what they have been told and have told
 * @param phones those that were paired last
 */
record Surroundings(
        ServerClock clock,
        Mailbox mailbox,
        FakePushService push,
        int webhookPort,
        int providerPort,
        Needles needles,
        PairedPhones phones)
        implements AutoCloseable {

    /** @param clockFile by which the clock is moved */
    static Surroundings with(Path clockFile) {
        ServerClock clock = new ServerClock(clockFile);
        return new Surroundings(
                clock,
                new Mailbox(),
                new FakePushService(clock),
                FreePort.find(),
                FreePort.find(),
                new Needles(),
                new PairedPhones());
    }

    @Override
    public void close() {
        mailbox.close();
        push.close();
    }
}

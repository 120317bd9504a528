package io.countersign.passkey;

import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes the relying party when it is first needed: what reads CBOR takes its time to begin. */
@ApplicationScoped
public class RelyingPartyProducer {

    @Inject
    private Settings settings;

    @Produces
    @Singleton
    RelyingParty relyingParty() {
        return new RelyingParty(settings.publicUrl());
    }
}

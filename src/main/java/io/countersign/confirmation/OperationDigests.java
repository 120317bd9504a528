package io.countersign.confirmation;

import io.countersign.crypto.KeyedDigest;
import io.countersign.crypto.ServerKeys;
import io.countersign.platform.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * What a confirmation's row knows of the arguments. They may hold a password that somebody has thought up, so the digest is
 * keyed: the database alone does not tell whether a guess of it is right. Without the key there is no start.
 */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OperationDigests {

    @Inject
    private ServerKeys keys;

    private KeyedDigest digest;

    @PostConstruct
    void open() {
        digest = KeyedDigest.by(keys.getOrCreate("operation-digest", KeyedDigest::newKey));
    }

    /** On all nodes the same for the same operation only; 43 characters. */
    public String of(Operation operation) {
        return Tokens.base64url(digest.of(operation.canonical()));
    }
}

package io.countersign.crypto;

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
 * Encrypts what the server itself must be able to use or show again: by one key that all nodes share, which the master key
 * wraps and which is wrapped anew when that is rotated. Without the key there is no start.
 */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ServerSeal {

    @Inject
    private ServerKeys keys;

    private DataKey key;

    @PostConstruct
    void begin() {
        key = DataKey.ofText(keys.getOrCreate("seal", DataKey::newText));
    }

    /** @param place what the text belongs to; it opens there only */
    public byte[] seal(String text, String place) {
        return key.encrypt(text, place);
    }

    /** @throws CryptoFailed if it was changed, or belongs to another place */
    public String open(byte[] sealed, String place) {
        return key.decrypt(sealed, place);
    }
}

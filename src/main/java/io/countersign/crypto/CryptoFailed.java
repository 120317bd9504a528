package io.countersign.crypto;

import jakarta.ejb.ApplicationException;

/** A cryptographic operation failed: a wrong key, a changed ciphertext, or one from another place. */
@ApplicationException(rollback = true)
public class CryptoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CryptoFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** The key that something was wrapped by is not there any more: what it wrapped has got another one. */
    public static CryptoFailed keyGone() {
        return new CryptoFailed("The key is gone", null);
    }
}

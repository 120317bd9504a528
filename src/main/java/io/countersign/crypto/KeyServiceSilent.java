package io.countersign.crypto;

import java.security.GeneralSecurityException;

/** The key service gave no answer in time, or says that it answers nobody, or not us. The message holds nothing secret. */
class KeyServiceSilent extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    KeyServiceSilent(String message) {
        super(message);
    }
}

package io.countersign.oidc;

import jakarta.ejb.ApplicationException;

/** Nobody is signed in. */
@ApplicationException(rollback = true)
class SignInRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    SignInRefused(Refusal refusal) {
        super(refusal.id());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}

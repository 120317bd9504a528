package io.countersign.oidc;

import java.util.Locale;

/** Why a sign-in by a provider came to nothing, as the sign-in page is told. None of them says anything to who has not signed in there. */
enum Refusal {
    /** The member, or the provider, has said no. */
    CANCELLED,
    /** Too old, used already, or begun in another browser. */
    EXPIRED,
    /** The provider gives no answer. */
    PROVIDER_UNAVAILABLE,
    /** What the provider answers cannot be trusted. */
    PROVIDER_WRONG,
    /** Nobody here by an address that the provider has verified. */
    NOT_A_MEMBER,
    DEACTIVATED,
    /** The member is bound to another subject of the provider's. */
    OTHER_IDENTITY;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

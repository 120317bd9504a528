package io.countersign.confirmation;

/**
 * Who waits is to look again: a confirmation's state, or what is known of its sends, is another one; a client's connection was
 * answered; or what the member can confirm with has changed, which ends what is remembered too.
 *
 * @param confirmationId of the confirmation, or of the client's connection; null for {@link #ofMember}
 */
public record ConfirmationChanged(String confirmationId, String memberId) {

    /** What the member can confirm with: that concerns whatever is pending. */
    public static ConfirmationChanged ofMember(String memberId) {
        return new ConfirmationChanged(null, memberId);
    }

    boolean isOfMember() {
        return confirmationId == null;
    }
}

package io.countersign.mail;

import io.countersign.delivery.Delivery;
import java.util.Optional;

/** Writes the mails of one kind, at the moment they are sent: what is secret in them is made then, and kept nowhere. */
public interface MailComposer {

    /** The kind of {@link Delivery} it writes. */
    String kind();

    /** Empty if it is not worth sending any more. */
    Optional<Mail> compose(Delivery delivery);
}

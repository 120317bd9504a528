package io.countersign.push;

import io.countersign.delivery.Delivery;
import java.util.Optional;

/** Writes the pushes of one kind, at the moment they are sent. */
public interface PushComposer {

    /** The kind of {@link Delivery} it writes. */
    String kind();

    /** Empty if it is not worth sending any more, or the recipient has no subscription. */
    Optional<PushMessage> compose(Delivery delivery);
}

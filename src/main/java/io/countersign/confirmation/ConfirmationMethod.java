package io.countersign.confirmation;

import io.countersign.delivery.Delivery;
import io.countersign.platform.ProblemType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A way to ask a member and to take the answer. The engine finds every bean of this type; the method's own endpoint
 * checks the answer and hands it to {@link ConfirmationAnswers}.
 */
public interface ConfirmationMethod {

    /** The name in the contract, for example {@code push}; also the last part of the path that sends by it. */
    String name();

    /** How long an answer may take after a send. */
    Duration validity();

    /** Whether it is sent when a confirmation is opened, without anybody asking for it. */
    boolean sentOnAsking();

    /** Whether the member may answer this confirmation by it, now, if nothing else forbids it. */
    boolean isAvailable(Confirmation confirmation);

    /** Whether the answer comes from another device than the one that asked, proven by its key. */
    default boolean isOnAnotherDevice() {
        return false;
    }

    /** Whether an answer by it must carry the number that the asking session shows. */
    default boolean wantsNumber(Confirmation confirmation) {
        return false;
    }

    /** One message for each recipient that can be reached; empty if there is none. */
    List<Delivery.Message> messages(Confirmation confirmation);

    /** What the asking member is told when no message got through. */
    ProblemType failure();

    /** What the asking member calls these recipients: phones by name, addresses masked. */
    List<String> names(Confirmation confirmation, Collection<String> recipients);
}

package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationState;

/**
 * A link has confirmed.
 *
 * @param onward the path of the page on which the action is done
 * @param action for the session that asked, which may have lost the page that waited; null for everybody else
 * @param confirmation its id, for the same session only
 */
record MagicLinkAnswer(
        ConfirmationState state, @JsonProperty("continue") String onward, Action action, String confirmation) {

    static MagicLinkAnswer of(Confirmation confirmation, boolean askedHere) {
        return new MagicLinkAnswer(
                ConfirmationState.CONFIRMED,
                confirmation.action().page(confirmation.target().id()),
                askedHere ? confirmation.action() : null,
                askedHere ? confirmation.id() : null);
    }
}

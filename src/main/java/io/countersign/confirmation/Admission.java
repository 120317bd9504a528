package io.countersign.confirmation;

import java.util.Set;

/**
 * A room's check of its protected actions before anybody is asked: nobody confirms what could not happen. It also writes
 * the sentence that the member reads and signs.
 */
public interface Admission {

    /** The actions it decides; each action has one admission. */
    Set<Action> actions();

    /**
     * What the operation would be done to, for the caller of this request.
     *
     * @throws io.countersign.platform.Problem if the caller may not do it, or it could not happen: 403, 404, 409, 412, 428
     */
    Subject admit(Operation operation);

    /**
     * What an operation is done to.
     *
     * @param name of the target, shown in bold
     * @param text one sentence: what will happen if it is confirmed
     * @param confirmed whether it must be confirmed, for actions that need not always be
     */
    record Subject(String type, String id, String name, String text, boolean confirmed) {

        public static Subject of(String type, String id, String name, String text) {
            return new Subject(type, id, name, text, true);
        }
    }
}

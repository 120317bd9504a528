package io.countersign.confirmation;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.time.Duration;

/** What the contract of all methods must know of one: its name, who has it, and how it is answered. */
abstract class MethodOnStage {

    /** Its name in the contract. */
    abstract String name();

    /** How long an answer may take after a send, or after the asking where nothing is sent. */
    abstract Duration validity();

    /** The problem of an answer that is not the member's. */
    abstract String problemOfWrongAnswer();

    /** The problem of another member's answer. */
    String problemOfAnother() {
        return "confirmation-unknown";
    }

    /** A new browser of a member who may answer by it, freshly set up. */
    abstract Api memberWhoHasIt();

    /** A new browser of a member who may not. */
    abstract Api memberWhoHasNot();

    /** It's me, by this method, once it was sent, if it is; from the browser that asked where the method is answered there. */
    abstract Answer answer(Api asking, String confirmation);

    /** The same answer given by somebody else. */
    abstract Answer answerByAnother(String confirmation);

    /** An answer that is not the member's. */
    abstract Answer answerWrongly(Api asking, String confirmation);

    /** Makes it denied, as the method has it. */
    abstract void deny(Api asking, String confirmation);
}

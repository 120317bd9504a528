package io.countersign.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A kind of thing that members register and then confirm with: phones, passkeys. Each room that has one has a bean of it. */
public interface Authenticators {

    /** What one of them is called. */
    String kind();

    /** Whether the member has registered one of this kind at this time or later, ended or not. */
    boolean anySince(String memberId, Instant since);

    /** How many each of these members has that have not ended; who has none is left out. */
    Map<String, Integer> counts(Collection<String> memberIds);

    /** What its member is told when one was added; empty if the id is of another kind. */
    Optional<Added> added(String id);

    /**
     * One that was added.
     *
     * @param what it is
     * @param how it came, as a participle
     * @param where it confirms, if that has to be said
     */
    record Added(String what, String how, String where, String name, Instant at) {}
}

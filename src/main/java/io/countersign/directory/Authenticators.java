package io.countersign.directory;

import java.time.Instant;

/** A kind of thing that members register and then confirm with: phones, passkeys. Each room that has one has a bean of it. */
public interface Authenticators {

    /** Whether the member has registered one of this kind at this time or later, ended or not. */
    boolean anySince(String memberId, Instant since);
}

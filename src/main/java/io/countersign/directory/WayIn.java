package io.countersign.directory;

import java.util.Collection;
import java.util.Set;

/** A way for members to sign in. Each room that has one has a bean of it. */
public interface WayIn {

    String name();

    /** Those of these members, all of one workspace, who come in by it now. */
    Set<String> open(String workspaceId, Collection<String> memberIds);
}

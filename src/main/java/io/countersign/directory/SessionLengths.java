package io.countersign.directory;

import io.countersign.platform.Problem;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long browsers stay signed in: as the workspace says, but no longer than the server's settings allow. */
@ApplicationScoped
class SessionLengths {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    @Inject
    private Settings settings;

    Duration idle(Workspace workspace) {
        return shorter(workspace.sessionIdle().orElseGet(this::longestIdle), longestIdle());
    }

    Duration absolute(Workspace workspace) {
        return shorter(workspace.sessionAbsolute().orElseGet(this::longestAbsolute), longestAbsolute());
    }

    Duration longestIdle() {
        return settings.duration(Setting.SESSION_IDLE);
    }

    Duration longestAbsolute() {
        return settings.duration(Setting.SESSION_ABSOLUTE);
    }

    /** @throws Problem {@code invalid-request}, naming the member */
    void requireWithinLimits(WorkspaceChange change) {
        require("sessionIdle", change.sessionIdle(), longestIdle());
        require("sessionAbsolute", change.sessionAbsolute(), longestAbsolute());
    }

    private static void require(String member, Duration wanted, Duration longest) {
        Duration shortest = shorter(SHORTEST, longest);
        if (wanted != null && (wanted.compareTo(shortest) < 0 || wanted.compareTo(longest) > 0)) {
            throw Problem.invalid(member, "must be a duration from " + shortest + " to " + longest);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

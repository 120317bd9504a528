package io.countersign.directory;

import io.countersign.confirmation.PhoneAsks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A workspace's settings.
 *
 * @param phoneAsks whether phones may ask, and how that is confirmed
 * @param remember for how long which actions are remembered, by their ids; those that are not are left out
 * @param rememberable the ids of the actions that may be
 * @param sessionIdle after which time without a request sessions end
 * @param sessionAbsolute after which time they end at the latest
 * @param sessionLimits the most that the server allows for these two
 */
public record WorkspaceView(
        String id,
        String name,
        boolean emailLinkEnabled,
        boolean numberMatching,
        boolean passkeyEnabled,
        ExportBy exportBy,
        PhoneAsks phoneAsks,
        Map<String, Duration> remember,
        List<String> rememberable,
        Duration sessionIdle,
        Duration sessionAbsolute,
        Limits sessionLimits) {

    /** Of the server. */
    public record Limits(Duration idle, Duration absolute) {}
}

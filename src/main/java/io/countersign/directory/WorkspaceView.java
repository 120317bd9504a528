package io.countersign.directory;

/** A workspace's settings. */
public record WorkspaceView(
        String id, String name, boolean emailLinkEnabled, boolean numberMatching, ExportBy exportBy) {}

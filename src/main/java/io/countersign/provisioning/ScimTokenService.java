package io.countersign.provisioning;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.directory.Audited;
import io.countersign.directory.Members;
import io.countersign.directory.Workspace;
import io.countersign.platform.Settings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The SCIM token of the caller's workspace, for its admins. */
@Stateless
public class ScimTokenService {

    @Inject
    private Members members;

    @Inject
    private ScimTokens tokens;

    @Inject
    private Settings settings;

    @Inject
    private Audited audited;

    /** The token, in clear. */
    public record Shown(String token) {}

    /**
     * What may be known of the token without seeing it.
     *
     * @param baseUrl where it is used
     * @param createdAt null: there is none yet
     * @param lastUsedAt to the minute; null: never
     */
    public record Status(String baseUrl, Instant createdAt, Instant lastUsedAt) {}

    public Status status() {
        Optional<ScimToken> token = tokens.find(members.currentAdmin().workspaceId());
        return new Status(
                settings.publicUrl() + ScimServlet.PATH,
                token.map(ScimToken::createdAt).orElse(null),
                token.map(ScimToken::lastUsedAt).orElse(null));
    }

    /** The first who views it makes it. */
    @RequiresConfirmation(Action.SCIM_VIEW)
    public Shown view() {
        Workspace workspace = workspace();
        audited.record("scim.token-viewed", "workspace", workspace.id(), workspace.name());
        return new Shown(tokens.getOrCreate(workspace.id()));
    }

    /** A new one; the one before ends at once. */
    @RequiresConfirmation(Action.SCIM_ROTATE)
    public Shown rotate() {
        Workspace workspace = workspace();
        audited.record("scim.token-rotated", "workspace", workspace.id(), workspace.name());
        return new Shown(tokens.replace(workspace.id()));
    }

    private Workspace workspace() {
        return members.workspace(members.currentAdmin().workspaceId());
    }
}

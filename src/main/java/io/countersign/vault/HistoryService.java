package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.directory.Audited;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.SystemClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The versions of a secret. */
@Stateless
public class HistoryService {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeeping keeping;

    @Inject
    private SecretValues values;

    @Inject
    private SecretVersions versions;

    @Inject
    private SecretViews views;

    @Inject
    private Audited audited;

    /** What a secret was called and held, in clear. */
    public record Content(long n, String name, Map<String, String> fields) {}

    /**
     * One version in clear, with the one before it to compare.
     *
     * @param before null for the first version
     */
    public record Version(
            long n,
            Instant at,
            SecretVersion.Editor by,
            List<String> changed,
            String name,
            Map<String, String> fields,
            Content before) {}

    @RequiresConfirmation(Action.SECRET_HISTORY)
    public Page<SecretVersion.View> list(@TargetId String id, Page.Request request) {
        Secret secret = secrets.get(id).secret();
        audited.record("secret.history-opened", "secret", secret.id(), secret.name());
        return Page.of(
                versions.page(secret, request.number(), request.limit() + 1),
                request,
                SecretVersion::view,
                version -> Long.toString(version.n()));
    }

    @RequiresConfirmation(Action.SECRET_HISTORY)
    public Version get(@TargetId String id, VersionNumber number) {
        Secret secret = secrets.get(id).secret();
        SecretVersion.View version = versions.get(secret, number.n()).view();
        audited.record("secret.version-opened", "secret", secret.id(), secret.name());
        Content content = content(secret, number.n());
        Content before = versions.page(secret, number.n(), 1).stream()
                .findFirst()
                .map(earlier -> content(secret, earlier.n()))
                .orElse(null);
        return new Version(
                version.n(), version.at(), version.by(), version.changed(), content.name(), content.fields(), before);
    }

    private Content content(Secret secret, long n) {
        return new Content(n, versions.get(secret, n).name(), values.read(secret, n));
    }

    /** The secret as it was becomes its newest version; nothing of the others is lost. */
    @RequiresConfirmation(Action.SECRET_RESTORE)
    public SecretService.Tagged restore(@TargetId String id, VersionNumber number, IfMatch ifMatch) {
        Caller.Identity who = caller.member();
        Secret secret = keeping.hold(id, Action.SECRET_RESTORE);
        ifMatch.requireIfSent(secret.tag());
        Content earlier = content(secret, number.n());
        List<String> changed = difference(content(secret, secret.version()), earlier);
        secret.restore(earlier.name(), clock.instant());
        versions.again(secret, number.n(), SecretVersion.Editor.of(who), changed);
        audited.record("secret.restored", "secret", secret.id(), secret.name());
        return new SecretService.Tagged(views.whole(new Secrets.Accessible(secret, ItemRole.OWNER)), secret.tag());
    }

    private static List<String> difference(Content one, Content other) {
        List<String> changed = new ArrayList<>();
        if (!one.name().equals(other.name())) {
            changed.add("name");
        }
        Set<String> fields = new LinkedHashSet<>(other.fields().keySet());
        fields.addAll(one.fields().keySet());
        fields.removeIf(
                field -> Objects.equals(one.fields().get(field), other.fields().get(field)));
        changed.addAll(fields);
        return changed;
    }
}

package io.countersign.sharing;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.crypto.LinkKey;
import io.countersign.directory.Audited;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.QrSvg;
import io.countersign.platform.Settings;
import io.countersign.platform.Tokens;
import io.countersign.vault.ItemRole;
import io.countersign.vault.ShareableSecrets;
import io.countersign.vault.WholeSecrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the owners of a secret do with the links to it. */
@Stateless
public class LinkService {

    @Inject
    private Caller caller;

    @Inject
    private Settings settings;

    @Inject
    private ShareableSecrets secrets;

    @Inject
    private WholeSecrets whole;

    @Inject
    private ExternalLinks links;

    @Inject
    private LinkContents contents;

    @Inject
    private Audited audited;

    public Page<LinkView> list(String id, Page.Request request) {
        return links.page(secrets.require(id, Action.SECRET_LINK).id(), request);
    }

    /** With its views. */
    public LinkView get(String id, String linkId) {
        return links.withViews(find(id, linkId));
    }

    /** The content is what the secret is at this moment; the key to it leaves with the answer. */
    @RequiresConfirmation(Action.SECRET_LINK)
    public MadeLink make(@TargetId String id, NewLink link) {
        String secretId = secrets.hold(id, Action.SECRET_LINK).id();
        WholeSecrets.Whole secret = whole.read(secretId, Action.SECRET_LINK);
        String token = Tokens.secret();
        LinkKey key = new LinkKey();
        ExternalLink made = links.add(secretId, secret, link, token);
        contents.write(made.id(), key, secret);
        audited.record("link.made", "secret", secretId, "%s: %s".formatted(secret.name(), link.inWords()));
        String url = settings.publicUrl() + "/link#" + token + "." + key.text();
        return new MadeLink(made.id(), url, QrSvg.of(url), made.expiresAt());
    }

    /** By the owners and the maker; again is no error. */
    @Open("the end of a link only takes away, and never waits")
    public void revoke(String id, String linkId) {
        ExternalLink link = find(id, linkId);
        if (links.revoke(link)) {
            audited.record("link.revoked", "secret", link.secretId(), link.name());
        }
    }

    /** @throws Problem {@code not-found}, or {@code forbidden} for who neither owns the secret nor made the link */
    private ExternalLink find(String id, String linkId) {
        boolean owner = secrets.role(id) == ItemRole.OWNER;
        return links.ofSecret(id, linkId)
                .filter(link -> owner || link.memberId().equals(caller.member().memberId()))
                .orElseThrow(() -> new Problem(owner ? ProblemType.NOT_FOUND : ProblemType.FORBIDDEN));
    }
}

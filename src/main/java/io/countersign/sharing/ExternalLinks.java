package io.countersign.sharing;

import io.countersign.crypto.Passwords;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.SystemClock;
import io.countersign.vault.WholeSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The links of secrets, as their owners know them. Who may has been asked before. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ExternalLinks {

    private static final int VIEWS = 200;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private Passwords passwords;

    @Inject
    private LinkEndings endings;

    /** It never lives longer than its secret. */
    ExternalLink add(String secretId, WholeSecrets.Whole secret, NewLink request, String token) {
        Instant now = clock.instant();
        Instant wanted = now.plus(request.expiresIn().duration());
        Instant expiresAt =
                Optional.ofNullable(secret.expiresAt()).filter(wanted::isAfter).orElse(wanted);
        String passwordHash = request.password() == null
                ? null
                : passwords.generate(request.password().toCharArray());
        Caller.Identity who = caller.member();
        ExternalLink link = new ExternalLink(
                request,
                new ExternalLink.Origin(who.workspaceId(), secretId, who.memberId(), secret.name(), now),
                token,
                passwordHash,
                expiresAt);
        database.persist(link);
        database.flush();
        if (request.recipient() != null) {
            database.persist(new LinkCode(link.id()));
        }
        return link;
    }

    Optional<ExternalLink> ofSecret(String secretId, String id) {
        return Optional.ofNullable(database.find(ExternalLink.class, id))
                .filter(link -> link.secretId().equals(secretId));
    }

    /** Newest first, ended ones too. */
    Page<LinkView> page(String secretId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<ExternalLink> found = database.createQuery(
                        "select l from ExternalLink l where l.secretId = :secret and (l.createdAt < :at"
                                + " or l.createdAt = :at and l.id < :last) order by l.createdAt desc, l.id desc",
                        ExternalLink.class)
                .setParameter("secret", secretId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("last", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, link -> view(link, null), ExternalLink::pageKey);
    }

    LinkView withViews(ExternalLink link) {
        List<LinkView.Viewed> views = database.createQuery(
                        "select v from LinkVisit v where v.linkId = :link order by v.at desc, v.id desc",
                        LinkVisit.class)
                .setParameter("link", link.id())
                .setMaxResults(VIEWS)
                .getResultStream()
                .map(LinkVisit::view)
                .toList();
        return view(link, views);
    }

    /** Whether it was active before. Its content is gone in any case. */
    boolean revoke(ExternalLink link) {
        return endings.revoke("id = ?", link.id()) == 1;
    }

    private LinkView view(ExternalLink link, List<LinkView.Viewed> views) {
        return new LinkView(
                link.id(),
                new LinkView.By(link.memberId(), members.get(link.memberId()).name()),
                link.createdAt(),
                link.expiresAt(),
                link.once(),
                link.recipient(),
                link.passwordHash() != null,
                link.state(clock.instant()),
                link.views(),
                views);
    }
}

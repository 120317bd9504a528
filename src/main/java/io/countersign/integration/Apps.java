package io.countersign.integration;

import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of apps. */
@ApplicationScoped
@Transactional
public class Apps {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    /** An app of the caller's workspace, for its admins. @throws Problem {@code forbidden}, {@code not-found} */
    App ofAdmin(String id) {
        Member admin = members.currentAdmin();
        return Optional.ofNullable(database.find(App.class, id))
                .filter(app -> app.workspaceId().equals(admin.workspaceId()))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    Page<AppView> page(String workspaceId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<App> found = database.createQuery(
                        "select a from App a where a.workspaceId = :workspace and (a.createdAt < :at"
                                + " or (a.createdAt = :at and a.id < :id)) order by a.createdAt desc, a.id desc",
                        App.class)
                .setParameter("workspace", workspaceId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, this::view, last -> PageKey.text(last.createdAt(), last.id()));
    }

    AppView view(App app) {
        AppView view = app.view(null);
        return app.view(members.get(view.createdBy().id()).name());
    }

    /** Webhooks of a workspace that are told something. */
    List<App> listening(String workspaceId) {
        return database.createQuery(
                        "select a from App a where a.workspaceId = :workspace and a.kind = :webhook"
                                + " and a.disabledAt is null",
                        App.class)
                .setParameter("workspace", workspaceId)
                .setParameter("webhook", AppKind.WEBHOOK)
                .getResultList();
    }

    void add(App app) {
        database.persist(app);
        database.flush();
    }

    /** False if somebody else was faster. */
    boolean remove(String id) {
        return database.createQuery("delete from App a where a.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}

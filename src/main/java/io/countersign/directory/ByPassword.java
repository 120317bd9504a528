package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has a password, and may use it. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class ByPassword implements WayIn {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Override
    public String name() {
        return "password";
    }

    @Override
    public Set<String> open(String workspaceId, Collection<String> memberIds) {
        return database.createQuery(
                        "select m from Member m where m.workspaceId = :workspace and m.id in :ids", Member.class)
                .setParameter("workspace", workspaceId)
                .setParameter("ids", memberIds)
                .getResultStream()
                .filter(members::signsInByPassword)
                .map(Member::id)
                .collect(Collectors.toSet());
    }
}

package io.countersign.oidc;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of providers, and whose addresses lead to which. */
@ApplicationScoped
@Transactional
public class Providers {

    @PersistenceContext
    private EntityManager database;

    Optional<Provider> find(String workspaceId) {
        return Optional.ofNullable(database.find(Provider.class, workspaceId));
    }

    /** To which an address leads by its domain: whether anybody has the address is not looked at. */
    Optional<Provider> forAddress(String email) {
        String domain =
                email.strip().substring(email.strip().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return ids("select workspace_id from oidc_domain where domain = ?", domain).stream()
                .findFirst()
                .flatMap(this::find);
    }

    /** The one of a server with one workspace. */
    Optional<Provider> only() {
        List<String> workspaces = ids("select id from workspace order by id limit 2");
        return workspaces.size() == 1 ? find(workspaces.get(0)) : Optional.empty();
    }

    boolean any() {
        return !ids("select workspace_id from oidc_provider limit 1").isEmpty();
    }

    List<Provider> at(String issuer) {
        return database.createQuery("select p from Provider p where p.issuer = :issuer", Provider.class)
                .setParameter("issuer", issuer)
                .getResultList();
    }

    List<String> domains(String workspaceId) {
        return ids("select domain from oidc_domain where workspace_id = ? order by domain", workspaceId);
    }

    /** @throws Problem {@code domain-taken} if another workspace has claimed one, or has a member there */
    void requireFree(String workspaceId, List<String> domains) {
        for (String domain : domains) {
            boolean claimed = !ids(
                            "select domain from oidc_domain where domain = ? and workspace_id <> ?",
                            domain,
                            workspaceId)
                    .isEmpty();
            if (claimed
                    || !ids(
                                    "select id from member where workspace_id <> ? and email like ? limit 1",
                                    workspaceId,
                                    "%@" + domain)
                            .isEmpty()) {
                throw new Problem(ProblemType.DOMAIN_TAKEN, "Another workspace has people at " + domain);
            }
        }
    }

    /** With these domains and no others. @throws Problem {@code domain-taken} */
    void keep(Provider provider, List<String> domains) {
        requireFree(provider.workspaceId(), domains);
        try {
            database.persist(provider);
            database.flush();
            change("delete from oidc_domain where workspace_id = ?", provider.workspaceId());
            domains.forEach(domain -> change(
                    "insert into oidc_domain (domain, workspace_id) values (?, ?)", domain, provider.workspaceId()));
        } catch (PersistenceException e) {
            // Another workspace took one a moment ago; the domain's key is all that can be hurt here
            throw new Problem(ProblemType.DOMAIN_TAKEN);
        }
    }

    void remove(Provider provider) {
        change("delete from oidc_domain where workspace_id = ?", provider.workspaceId());
        database.remove(provider);
        database.flush();
    }

    private void change(String sql, Object... values) {
        query(sql, values).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> ids(String sql, Object... values) {
        return (List<String>) query(sql, values).getResultList();
    }

    private Query query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}

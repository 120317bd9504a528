package io.countersign.directory;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.Tokens;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An empty server writes a set-up code to its log at each start: whoever reads the log runs the server. The newest is the
 * valid one.
 */
@Singleton
@Startup
@DependsOn("Database")
public class SetupCode {

    private static final Logger LOG = Logger.getLogger(SetupCode.class.getName());

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Settings settings;

    @PostConstruct
    void write() {
        if (settings.flag(Setting.DEMO) || !members.none()) {
            return;
        }
        String code = Tokens.secret();
        replace(Tokens.sha256(code));
        LOG.log(Level.INFO, "Set up the first owner at {0}/setup with the code {1}", new Object[] {
            settings.publicUrl(), code
        });
    }

    /** Of nodes that start at the same time, the last one's code holds. */
    private void replace(String hash) {
        if (execute("update setup set code_hash = ?", hash) == 0
                && execute("insert into setup (id, code_hash) values (1, ?) on conflict do nothing", hash) == 0) {
            execute("update setup set code_hash = ?", hash);
        }
    }

    private int execute(String sql, String hash) {
        return database.createNativeQuery(sql).setParameter(1, hash).executeUpdate();
    }
}

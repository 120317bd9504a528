package io.countersign.directory;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A start with {@code countersign.recover} writes a code for that owner to the log: whoever reads the log runs the server.
 * Once a code was used, it takes a start without the setting before there is another: one that was left behind lets nobody
 * in.
 */
@Singleton
@Startup
@DependsOn("Database")
public class RecoveryCode {

    private static final Logger LOG = Logger.getLogger(RecoveryCode.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private Members members;

    @Inject
    private Recovery recovery;

    @PostConstruct
    void write() {
        if (!settings.has(Setting.RECOVER)) {
            recovery.forgetUsed();
            return;
        }
        String email = settings.text(Setting.RECOVER);
        Optional<Member> owner =
                members.byEmail(email).filter(Member::active).filter(member -> member.role() == Role.OWNER);
        if (owner.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "countersign.recover names {0}, who is no active owner here: there is no code",
                    email);
        } else if (recovery.isUsed(owner.get())) {
            LOG.log(Level.WARNING, "{0} has come back: take countersign.recover away", email);
        } else {
            LOG.log(
                    Level.INFO,
                    "Let {0} come back at {1}/recover, within an hour, with the recovery code {2}",
                    new Object[] {email, settings.publicUrl(), recovery.newCode(owner.get())});
        }
    }
}

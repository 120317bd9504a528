package io.countersign.confirmation;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time after a reset of a member's phones in which the member can find out about it: until it is over, whatever answers
 * in the member's name confirms nothing that cannot be taken back.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CoolDown {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Settings settings;

    @Inject
    private Standings standings;

    /** From now on, for as long as the setting says. */
    public void begin(String memberId) {
        standings.hold(memberId).coolUntil(clock.instant().plus(settings.duration(Setting.COOL_DOWN)));
    }

    /** @throws Problem {@code cooling-down}, with the time {@code until} which this action waits for this member */
    void refuse(String memberId, Action action) {
        if (!action.waitsAfterReset()) {
            return;
        }
        Standing standing = database.find(Standing.class, memberId);
        if (standing != null && standing.coolingUntil().isAfter(clock.instant())) {
            throw refusal(standing.coolingUntil());
        }
    }

    private static Problem refusal(Instant until) {
        return new Problem(
                        ProblemType.COOLING_DOWN,
                        "Your phones were reset. Deleting, sharing, links and the SCIM token wait until "
                                + WORDS.format(until))
                .with("until", until);
    }
}

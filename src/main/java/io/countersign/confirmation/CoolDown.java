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
import java.util.Optional;

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

    /** Until when the member's actions of that kind wait; empty if they do not. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Instant> until(String memberId) {
        return Optional.ofNullable(database.find(Standing.class, memberId))
                .map(Standing::coolingUntil)
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** @throws Problem {@code cooling-down}, with the time {@code until} which this action waits for this member */
    void refuse(String memberId, Action action) {
        if (action.waitsAfterReset()) {
            until(memberId).ifPresent(until -> {
                throw refusal(until);
            });
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

package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationMethod;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.directory.Members;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * {@code email-code}: a six-digit code in the member's inbox, for pairing the first phone only. Who has ever had a phone
 * cannot use it, or removing the phone would be a way round it; an admin's reset opens it once more.
 */
@ApplicationScoped
@Transactional
public class EmailCodeMethod implements ConfirmationMethod {

    static final String NAME = "email-code";
    static final Duration VALID = Duration.ofMinutes(5);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private TrustedSessions phones;

    @Inject
    private Members members;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration validity() {
        return VALID;
    }

    @Override
    public boolean sentOnAsking() {
        return false;
    }

    @Override
    public boolean isAvailable(Confirmation confirmation) {
        MemberReset reset = database.find(MemberReset.class, confirmation.memberId());
        return confirmation.action() == Action.DEVICE_PAIR
                && !phones.anySince(confirmation.memberId(), reset == null ? Instant.EPOCH : reset.at());
    }

    @Override
    public List<Delivery.Message> messages(Confirmation confirmation) {
        return List.of(new Delivery.Message(
                Channel.MAIL, NAME, NAME, confirmation.id(), confirmation.memberId(), null, VALID));
    }

    @Override
    public ProblemType failure() {
        return ProblemType.MAIL_FAILED;
    }

    @Override
    public List<String> names(Confirmation confirmation, Collection<String> recipients) {
        return List.of(members.get(confirmation.memberId()).maskedEmail());
    }
}

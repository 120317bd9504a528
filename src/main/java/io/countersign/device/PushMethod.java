package io.countersign.device;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationMethod;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.directory.Members;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** {@code push}: It's me! on any of the member's phones but one that asked. A phone without a subscription finds the request when opened. */
@ApplicationScoped
@Transactional
public class PushMethod implements ConfirmationMethod {

    static final String NAME = "push";
    private static final Duration VALID = Duration.ofMinutes(2);

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
        return true;
    }

    @Override
    public boolean isAvailable(Confirmation confirmation) {
        return !others(confirmation).isEmpty();
    }

    @Override
    public boolean isOnAnotherDevice() {
        return true;
    }

    @Override
    public boolean wantsNumber(Confirmation confirmation) {
        return members.workspace(confirmation.workspaceId()).numberMatching();
    }

    @Override
    public List<Delivery.Message> messages(Confirmation confirmation) {
        return others(confirmation).stream()
                .filter(phone -> phone.subscription().isPresent())
                .map(phone -> new Delivery.Message(
                        Channel.PUSH, RequestPush.KIND, NAME, confirmation.id(), phone.id(), null, VALID))
                .toList();
    }

    /** No phone confirms what it has asked for itself. */
    private List<TrustedSession> others(Confirmation confirmation) {
        return phones.of(confirmation.memberId()).stream()
                .filter(phone -> !phone.id().equals(confirmation.sessionId()))
                .toList();
    }

    @Override
    public ProblemType failure() {
        return ProblemType.PUSH_FAILED;
    }

    @Override
    public List<String> names(Confirmation confirmation, Collection<String> recipients) {
        return phones.of(confirmation.memberId()).stream()
                .filter(phone -> recipients.contains(phone.id()))
                .map(TrustedSession::name)
                .toList();
    }
}

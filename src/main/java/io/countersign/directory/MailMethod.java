package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationMethod;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.platform.ProblemType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** A method by which the member gets one mail, when they ask for it; its composer has the method's name as its kind. */
public abstract class MailMethod implements ConfirmationMethod {

    @Inject
    private Members members;

    @Override
    public boolean sentOnAsking() {
        return false;
    }

    @Override
    public List<Delivery.Message> messages(Confirmation confirmation) {
        return List.of(new Delivery.Message(
                Channel.MAIL, name(), name(), confirmation.id(), confirmation.memberId(), null, validity()));
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

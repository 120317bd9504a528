package io.countersign.mail;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryLog;
import io.countersign.delivery.DeliveryMessage;
import io.countersign.platform.Database;
import io.countersign.platform.SystemClock;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Sends the mails of the outbox: at 0, 5, 15, 40 and 90 s, unless the mail server refuses for good. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "MailQueue")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(DeliveryLog.class)
public class MailDispatcher implements MessageListener {

    private static final Logger LOG = Logger.getLogger(MailDispatcher.class.getName());

    /** When the second to the fifth try is made, counted from when the mail was asked for. */
    private static final List<Duration> TRIES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(40), Duration.ofSeconds(90));

    @EJB
    private Database migrated;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Mailer mailer;

    @Inject
    private SystemClock clock;

    @Inject
    @Any
    private Instance<MailComposer> composers;

    @Override
    public void onMessage(Message message) {
        migrated.await();
        DeliveryMessage.deliveryOf(message)
                .flatMap(id -> deliveries.claim(id, Channel.MAIL))
                .ifPresent(this::dispatch);
    }

    private void dispatch(Delivery delivery) {
        if (!clock.instant().isBefore(delivery.giveUpAt())) {
            deliveries.giveUp(delivery);
            return;
        }
        try {
            Optional<Mail> mail = compose(delivery);
            if (mail.isPresent()) {
                mailer.send(mail.get());
            }
            deliveries.done(delivery);
        } catch (MessagingException e) {
            failed(delivery, e);
        }
    }

    private Optional<Mail> compose(Delivery delivery) {
        return composers.stream()
                .filter(composer -> composer.kind().equals(delivery.kind()))
                .findFirst()
                .flatMap(composer -> composer.compose(delivery));
    }

    private void failed(Delivery delivery, MessagingException failure) {
        // The mail server's words may quote what it got, so only their kind is told
        LOG.log(Level.WARNING, "Mail {0} ({1}) failed at try {2}: {3}", new Object[] {
            delivery.id(), delivery.kind(), delivery.tries(), failure.getClass().getSimpleName()
        });
        if (isPermanent(failure) || delivery.tries() > TRIES.size()) {
            deliveries.giveUp(delivery);
            return;
        }
        Instant planned = delivery.createdAt().plus(TRIES.get(delivery.tries() - 1));
        deliveries.tryAgain(delivery, planned.isAfter(clock.instant()) ? planned : clock.instant());
    }

    /** A 5xx answer: trying again would only annoy. */
    private static boolean isPermanent(Exception failure) {
        for (Exception cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500
                    || cause instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 500) {
                return true;
            }
        }
        return false;
    }
}

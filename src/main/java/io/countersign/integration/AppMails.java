package io.countersign.integration;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** To the admins: a webhook is told nothing any more. */
@ApplicationScoped
@Transactional
public class AppMails implements MailComposer {

    private static final String KIND = "app-disabled";
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    void disabled(App app) {
        members.admins(app.workspaceId())
                .forEach(admin -> outbox.put(
                        new Delivery.Message(Channel.MAIL, KIND, null, null, admin.id(), app.id(), WORTH_TELLING)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Empty if the app was removed meanwhile. */
    @Override
    public Optional<Mail> compose(Delivery delivery) {
        App app = database.find(App.class, delivery.subjectId());
        Member admin = members.get(delivery.recipient());
        return app == null || !admin.active() ? Optional.empty() : Optional.of(mail(admin, app));
    }

    private Mail mail(Member admin, App app) {
        String title = "The app \"%s\" is disabled".formatted(app.name());
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(app.workspaceId()).name(),
                title,
                List.of(
                        "Its webhook at %s could not be reached, so it gets no more events.".formatted(app.host()),
                        "If it is still wanted, see to it that it answers with a status of 2xx, then remove the app and"
                                + " connect it again."),
                null,
                new Letter.Button("Open the app", settings.publicUrl() + "/apps/" + app.id()),
                List.of(
                        new Letter.Fact("App", app.name()),
                        new Letter.Fact("Failing since", ConfirmationLetters.time(app.failingSince()))),
                "You get this mail because you are an admin of this workspace.");
        return new Mail(admin.email(), title, letter);
    }
}

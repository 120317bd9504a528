package io.countersign.exchange;

import io.countersign.platform.Problem;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Turns;
import io.countersign.vault.IncomingSecrets;
import io.countersign.vault.NewSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a file and checks each row as a secret that is made by hand would be. Two at a time, since all of it is in memory;
 * others wait for their turn.
 */
@ApplicationScoped
public class ImportReading {

    private final Turns turns = new Turns(2, Duration.ofSeconds(10));

    @Inject
    private Validator validator;

    @Inject
    private SystemClock clock;

    @Inject
    private IncomingSecrets incoming;

    /** A secret that could be made, with its place in the file and its vault's name. */
    record Fitting(int row, NewSecret secret, String vault) {}

    /**
     * What a file holds.
     *
     * @param invalid how many rows do not fit
     * @param expired how many have expired since they were exported: they are left out
     */
    record Checked(SecretsFile file, List<Fitting> fitting, List<RowError> errors, int invalid, int expired) {}

    /**
     * @param admission refuses who may not: in one's turn, since who waits holds no connection to the database
     * @throws Problem {@code unavailable} if it is not one's turn within 10 s
     */
    Checked read(ImportRequest request, String workspaceId, Runnable admission) {
        try (Turns.Turn turn = turns.take()) {
            admission.run();
            return check(SecretsFile.read(request), incoming.destinations(workspaceId, request.vault()));
        }
    }

    private Checked check(SecretsFile file, Function<String, IncomingSecrets.Destination> destinations) {
        Instant now = clock.instant();
        List<Fitting> fitting = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        int invalid = 0;
        int expired = 0;
        for (FileRow row : file.rows()) {
            IncomingSecrets.Destination to = destinations.apply(row.vault());
            NewSecret secret = row.into(to.id());
            List<RowError> wrong = errors(row, secret, now);
            if (row.hasExpired(now)) {
                expired++;
            } else if (wrong.isEmpty()) {
                fitting.add(new Fitting(row.row(), secret, to.name()));
            } else {
                invalid++;
                errors.addAll(wrong);
            }
        }
        return new Checked(file, fitting, errors, invalid, expired);
    }

    private List<RowError> errors(FileRow row, NewSecret secret, Instant now) {
        Stream<Problem.Objection> form = validator.validate(secret).stream()
                .map(wrong -> new Problem.Objection(wrong.getPropertyPath().toString(), wrong.getMessage()));
        return Stream.of(row.objections().stream(), form, secret.objections(now).stream())
                .flatMap(objections -> objections)
                .map(objection -> new RowError(row.row(), objection.member(), objection.message()))
                .toList();
    }
}

package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.countersign.platform.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of a secret's end, as a JSON merge patch has it (RFC 7396): null takes the end away.
 *
 * @param at the new end, or null for none
 */
@JsonDeserialize(using = Expiry.Reader.class)
record Expiry(@JsonValue Instant at) {

    private static final Duration LONGEST = Duration.ofDays(30);

    void requireFit(SecretKind kind, Instant now) {
        if (at != null) {
            requireFit(at, kind, now);
        }
    }

    static void requireFit(Instant at, SecretKind kind, Instant now) {
        objection(at, kind, now).ifPresent(objection -> {
            throw Problem.invalid(List.of(objection));
        });
    }

    static Optional<Problem.Objection> objection(Instant at, SecretKind kind, Instant now) {
        if (!kind.canExpire()) {
            return Optional.of(new Problem.Objection("expiresAt", "is for text secrets only"));
        }
        // A minute of tolerance, for "30 days" that were counted by the client's clock
        if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST).plusSeconds(60))) {
            return Optional.of(new Problem.Objection("expiresAt", "must be within the next 30 days"));
        }
        return Optional.empty();
    }

    static final class Reader extends StdDeserializer<Expiry> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Expiry.class);
        }

        @Override
        public Expiry deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Expiry(context.readValue(parser, Instant.class));
        }

        @Override
        public Expiry getNullValue(DeserializationContext context) {
            return new Expiry(null);
        }

        /** Not named at all: it stays. */
        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

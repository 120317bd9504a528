package io.countersign.vault;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * The value of one field. In JSON a text, for a field of numbers a whole number too, or for a field of a member's own
 * <code>{"type": …, "value": …}</code>.
 *
 * @param type of a field of a member's own, or null where the kind says it
 */
@JsonDeserialize(using = FieldValue.Reader.class)
public record FieldValue(FieldType type, String value) {

    static FieldValue of(String value) {
        return new FieldValue(null, value);
    }

    private record Typed(FieldType type, String value) {}

    static final class Reader extends StdDeserializer<FieldValue> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(FieldValue.class);
        }

        @Override
        public FieldValue deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                Typed typed = context.readValue(parser, Typed.class);
                if (typed.value() == null) {
                    return context.reportInputMismatch(this, "A value is missing");
                }
                return new FieldValue(typed.type(), typed.value());
            }
            if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && SecretKind.takesNumber(parser.currentName())) {
                return of(parser.getText());
            }
            return of(context.readValue(parser, String.class));
        }
    }
}

package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whether phones may ask for what their members may do, and how that is confirmed: never by the phone that asked. */
public enum PhoneAsks {
    /** On another device if the member has one, else in another way that is not on the phone's lock alone. */
    OTHER_DEVICE("on another phone, else by passkey or email link"),
    OTHER_DEVICE_ONLY("on another phone only"),
    /** Phones only confirm what was asked elsewhere. */
    OFF("not at all");

    private final String words;

    PhoneAsks(String words) {
        this.words = words;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How what a phone asks for is confirmed. */
    public String inWords() {
        return words;
    }

    /** @throws IllegalArgumentException if there is no such rule */
    @JsonCreator
    static PhoneAsks of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}

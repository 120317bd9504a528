package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether phones may ask for what their members may do, and how that is confirmed: never by the phone that asked. */
public enum PhoneAsks {
    /** On another device if the member has one, else in another way that is not on the phone's lock alone. */
    OTHER_DEVICE("what phones ask for is confirmed on another phone, else by passkey or email link"),
    OTHER_DEVICE_ONLY("what phones ask for is confirmed on another phone only"),
    /** Phones only confirm what was asked elsewhere. */
    OFF("phones ask for nothing and only confirm");

    private final String words;

    PhoneAsks(String words) {
        this.words = words;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the sentence that is confirmed. */
    public String inWords() {
        return words;
    }
}

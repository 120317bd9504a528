package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.PhoneAsks;
import io.countersign.confirmation.Remembering;
import io.countersign.platform.Quoted;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a workspace's settings is to change; null stays as it is.
 *
 * @param remember by the ids of actions; zero: not any more
 */
public record WorkspaceChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Shown
        String name,

        Boolean emailLinkEnabled,
        Boolean numberMatching,
        Boolean passkeyEnabled,
        ExportBy exportBy,
        PhoneAsks phoneAsks,
        Map<String, Duration> remember,
        Duration sessionIdle,
        Duration sessionAbsolute) {

    @AssertTrue(message = "names no setting to change")
    boolean isChange() {
        boolean some = Stream.of(
                        name,
                        emailLinkEnabled,
                        numberMatching,
                        passkeyEnabled,
                        exportBy,
                        phoneAsks,
                        sessionIdle,
                        sessionAbsolute)
                .anyMatch(setting -> setting != null);
        return some || remember != null && !remember.isEmpty();
    }

    @AssertTrue(message = "must hold actions that may be remembered only, each with a duration from PT0S to PT5M")
    boolean isRemember() {
        return remember == null
                || remember.entrySet().stream().allMatch(one -> mayBe(one.getKey()) && isShort(one.getValue()));
    }

    private static boolean mayBe(String id) {
        return Arrays.stream(Action.values()).anyMatch(action -> action.id().equals(id) && action.mayBeRemembered());
    }

    private static boolean isShort(Duration time) {
        return time != null && !time.isNegative() && time.compareTo(Remembering.LONGEST) <= 0;
    }

    /** For the sentence that is confirmed. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name " + Quoted.name(name.strip()));
        }
        if (emailLinkEnabled != null) {
            words.add("confirming by email link " + (emailLinkEnabled ? "on" : "off"));
        }
        if (numberMatching != null) {
            words.add("number matching " + (numberMatching ? "on" : "off"));
        }
        if (passkeyEnabled != null) {
            words.add("confirming by passkey " + (passkeyEnabled ? "on" : "off"));
        }
        if (exportBy != null) {
            words.add("export of secrets by " + exportBy.id());
        }
        if (phoneAsks != null) {
            words.add(phoneAsks.inWords());
        }
        if (remember != null) {
            new TreeMap<>(remember).forEach((action, time) -> words.add("remember " + action + " " + lasting(time)));
        }
        if (sessionIdle != null) {
            words.add("sessions end after " + Durations.inWords(sessionIdle) + " without a request");
        }
        if (sessionAbsolute != null) {
            words.add("sessions end after " + Durations.inWords(sessionAbsolute) + " at the latest");
        }
        return String.join(", ", words);
    }

    private static String lasting(Duration time) {
        return time.isZero() ? "no more" : "for " + Durations.inWords(time);
    }
}

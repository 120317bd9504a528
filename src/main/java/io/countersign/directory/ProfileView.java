package io.countersign.directory;

import io.countersign.mail.Wording;
import java.util.List;
import java.util.Optional;

/**
 * A member's own choices.
 *
 * @param language of the member's mails, or {@code auto}
 * @param languages to choose from
 * @param password whether the member signs in by one, and may change it
 */
public record ProfileView(String email, String name, String language, List<String> languages, boolean password) {

    static ProfileView of(Member member, boolean password) {
        return new ProfileView(
                member.email(),
                member.name(),
                Optional.ofNullable(member.language()).orElse(ProfileChange.AUTO),
                Wording.languages(),
                password);
    }
}

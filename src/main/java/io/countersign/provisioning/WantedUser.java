package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import io.countersign.directory.Person;
import io.countersign.directory.Role;
import io.countersign.platform.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the directory wants a member to be.
 *
 * @param active null: as it is
 * @param role null: as it is
 */
record WantedUser(
        String userName,
        Person person,
        String givenName,
        String familyName,
        String externalId,
        Boolean active,
        Role role) {

    private static final int LONGEST_USER_NAME = 254;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EXTERNAL_ID = 400;

    /**
     * @param before what the member is now, or null for a new one
     * @param patched whether what was not said is in {@code user} as it was before
     */
    static WantedUser of(User user, UserRow before, boolean patched) {
        String userName = user.getUserName().orElse("").strip();
        String given = user.getName().flatMap(Name::getGivenName).orElse(null);
        String family = user.getName().flatMap(Name::getFamilyName).orElse(null);
        requireShort("userName", userName, LONGEST_USER_NAME);
        requireShort("name.givenName", given, LONGEST_NAME);
        requireShort("name.familyName", family, LONGEST_NAME);
        requireShort("externalId", user.getExternalId().orElse(null), LONGEST_EXTERNAL_ID);
        String email = email(user, userName, before, patched);
        return new WantedUser(
                userName,
                new Person(email, shown(name(user, joined(given, family), before, email))),
                given,
                family,
                user.getExternalId().orElse(null),
                user.isActive().orElse(null),
                role(user));
    }

    static String joined(String given, String family) {
        return Stream.of(given, family)
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    String userNameKey() {
        return userName.toLowerCase(Locale.ROOT);
    }

    /** The primary address, else the one of work, else the first, else the user name. */
    private static String email(User user, String userName, UserRow before, boolean patched) {
        List<Email> emails = user.getEmails();
        Optional<String> named = emails.stream()
                .filter(Email::isPrimary)
                .findFirst()
                .or(() -> emails.stream()
                        .filter(email -> email.getType().orElse("").equalsIgnoreCase("work"))
                        .findFirst())
                .or(() -> emails.stream().findFirst())
                .flatMap(Email::getValue)
                .map(String::strip);
        boolean wasUserName = before != null && before.email().equalsIgnoreCase(before.userName());
        boolean unsaid =
                named.isEmpty() || patched && before != null && named.get().equalsIgnoreCase(before.email());
        if (!unsaid) {
            return named.get();
        }
        return before == null || wasUserName && userName.contains("@") ? userName : before.email();
    }

    /** A directory is not asked to put its names in order first. */
    private static String shown(String name) {
        return name.replaceAll(Shown.HIDDEN, " ").strip();
    }

    /** What is to be shown, else the parts together, else what comes before the @. */
    private static String name(User user, String joined, UserRow before, String email) {
        String shown = user.getDisplayName().orElse("").strip();
        boolean madeOfParts = before != null && shown.equals(before.displayName()) && shown.equals(before.joinedName());
        if (!shown.isEmpty() && !(madeOfParts && !joined.isEmpty())) {
            return shown;
        }
        if (!joined.isEmpty()) {
            return joined;
        }
        return before != null ? before.displayName() : email.replaceAll("@.*", "");
    }

    private static Role role(User user) {
        if (user.getRoles().isEmpty()) {
            return null;
        }
        String wanted = user.getRoles().stream()
                .filter(role -> role.isPrimary())
                .findFirst()
                .orElse(user.getRoles().get(0))
                .getValue()
                .orElse("");
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(wanted.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(
                        "roles: there is no such role; a user or a guest can be made", ScimType.RFC7644.INVALID_VALUE));
    }

    private static void requireShort(String attribute, String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new BadRequestException(
                    "%s: must have %d characters at most".formatted(attribute, longest),
                    ScimType.RFC7644.INVALID_VALUE);
        }
    }
}

package io.countersign.oidc;

import io.countersign.directory.PasswordSignIn;
import io.countersign.directory.Role;
import io.countersign.platform.Quoted;
import io.countersign.platform.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the members of a workspace are to sign in, as a whole.
 *
 * @param name what members call the provider
 * @param clientSecret null: as it was; empty: none, for a public client
 * @param domains whose addresses are led to this provider
 * @param groupsClaim null: {@code groups}
 * @param roles null or empty: groups decide nothing
 * @param otherRole of who is in no such group, and of who joins; null: user
 * @param joining whether people of the domains become members by signing in; null: no
 * @param passwords null: for all
 */
public record ProviderChange(
        @NotBlank @Size(max = 60) @Shown String name,
        @NotBlank @Size(max = 300) String issuer,
        @NotBlank @Size(max = 100) String clientId,
        @Size(max = 400) String clientSecret,

        @Size(max = 10)
        List<
                        @NotNull @Size(max = 100)
                        @Pattern(
                                regexp = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+",
                                message = "must be a domain in lower case, such as example.com")
                        String>
                domains,

        @Size(max = 60) String groupsClaim,
        @Size(max = 20) List<@NotNull @Valid GroupRole> roles,
        Role otherRole,
        Boolean joining,
        PasswordSignIn passwords) {

    private static final String USUAL_CLAIM = "groups";

    @AssertTrue(message = "must be an absolute URL without query and fragment")
    boolean isIssuer() {
        try {
            return issuer == null || hasFormOfIssuer(URI.create(issuer));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasFormOfIssuer(URI uri) {
        return uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    @AssertTrue(message = "must name each group once, with a role below owner")
    boolean isRoles() {
        Set<String> seen = new HashSet<>();
        return rolesOrNone().stream()
                .filter(Objects::nonNull)
                .allMatch(one -> one.role() != Role.OWNER && seen.add(one.group()));
    }

    @AssertTrue(message = "must be user or guest")
    boolean isOtherRole() {
        return otherRole == null || otherRole == Role.USER || otherRole == Role.GUEST;
    }

    @AssertTrue(message = "needs one domain at least, whose people may join")
    boolean isJoining() {
        return !lets() || !domainsOrNone().isEmpty();
    }

    boolean lets() {
        return Boolean.TRUE.equals(joining);
    }

    List<String> domainsOrNone() {
        return domains == null ? List.of() : domains.stream().distinct().toList();
    }

    List<GroupRole> rolesOrNone() {
        return roles == null ? List.of() : roles;
    }

    String groupsClaimOrDefault() {
        return groupsClaim == null || groupsClaim.isBlank() ? USUAL_CLAIM : groupsClaim.strip();
    }

    Role otherRoleOrDefault() {
        return otherRole == null ? Role.USER : otherRole;
    }

    PasswordSignIn passwordsOrDefault() {
        return passwords == null ? PasswordSignIn.ALL : passwords;
    }

    /** For the sentence that is confirmed; everything but the secret is in it. */
    String inWords() {
        List<String> words = new ArrayList<>();
        words.add("%s at %s".formatted(Quoted.name(name.strip()), issuer));
        words.add("client \"%s\"%s".formatted(clientId.strip(), secretInWords()));
        if (!domainsOrNone().isEmpty()) {
            words.add("for addresses at " + String.join(", ", domainsOrNone()));
        }
        if (!rolesOrNone().isEmpty()) {
            words.add("roles by the claim \"%s\": %s".formatted(groupsClaimOrDefault(), rolesInWords()));
        }
        words.add(lets() ? "new people join as " + otherRoleOrDefault().id() : "nobody joins uninvited");
        words.add("passwords for " + (passwordsOrDefault() == PasswordSignIn.ALL ? "everybody" : "owners only"));
        return String.join("; ", words);
    }

    private String secretInWords() {
        if (clientSecret == null) {
            return "";
        }
        return clientSecret.isEmpty() ? " without a secret" : " with a new secret";
    }

    private String rolesInWords() {
        return rolesOrNone().stream()
                        .map(one -> "%s for \"%s\"".formatted(one.role().id(), one.group()))
                        .collect(Collectors.joining(", "))
                + ", " + otherRoleOrDefault().id() + " for all others";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "sign-in by " + issuer;
    }
}

package io.countersign.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.platform.Shown;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a provider says of who has signed in there.
 *
 * @param subject who it is at the provider, for good
 * @param email null if the provider has not verified it, or tells none
 * @param name as good as the provider knows it
 * @param groups empty if it tells none
 * @param sid the provider's session; may be null
 */
public record Claims(String subject, String email, String name, List<String> groups, String sid) {

    /** What no database keeps, or nobody can read. */
    private static final Pattern UNKEEPABLE = Pattern.compile(Shown.HIDDEN);

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;

    /** @throws ProviderFailed if a claim has another type than it should */
    static Claims of(JWTClaimsSet token, String groupsClaim) {
        try {
            String email = token.getStringClaim("email");
            boolean verified = Boolean.TRUE.equals(token.getClaim("email_verified"));
            boolean usable = email != null && verified && email.length() <= LONGEST_EMAIL && isAddress(email);
            return new Claims(
                    id(token.getSubject()),
                    usable ? email : null,
                    name(token, usable ? email : ""),
                    groups(token.getClaim(groupsClaim)),
                    token.getStringClaim("sid") == null ? null : id(token.getStringClaim("sid")));
        } catch (ParseException e) {
            throw ProviderFailed.wrong("A claim of the provider's token has the wrong type.");
        }
    }

    private static boolean isAddress(String email) {
        return email.matches("[^@\\s<>\\p{Cntrl}\\p{Cs}]+@[^@\\s<>\\p{Cntrl}\\p{Cs}]+");
    }

    private static String id(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID || UNKEEPABLE.matcher(id).find()) {
            throw ProviderFailed.wrong("The provider's token names nobody.");
        }
        return id;
    }

    private static String name(JWTClaimsSet token, String otherwise) throws ParseException {
        String name = token.getStringClaim("name");
        String clean =
                name == null ? "" : UNKEEPABLE.matcher(name).replaceAll(" ").strip();
        if (clean.length() > LONGEST_NAME) {
            // Never between the halves of a character
            clean = clean.substring(
                    0, LONGEST_NAME - (Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 1)) ? 1 : 0));
        }
        return clean.isEmpty() ? otherwise : clean;
    }

    private static List<String> groups(Object claim) {
        if (claim instanceof String one) {
            return List.of(one);
        }
        return claim instanceof Collection<?> several
                ? several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}

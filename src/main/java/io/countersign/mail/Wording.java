package io.countersign.mail;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/**
 * The words of mails in one language: of the email link and of the invitation. All other mails are in English. English is
 * {@code mails.properties}; each other language is one more file beside it, {@code mails_<language>.properties}, and nothing
 * else.
 */
public final class Wording {

    private static final String BUNDLE = "io.countersign.mail.mails";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public static final Wording ENGLISH = new Wording(Locale.ENGLISH);

    private static final List<String> LANGUAGES = Stream.concat(
                    Stream.of("en"), Arrays.stream(Locale.getISOLanguages()).filter(Wording::hasFile))
            .toList();

    private final Locale locale;
    private final ResourceBundle words;

    private Wording(Locale locale) {
        this.locale = locale;
        this.words = bundle(locale);
    }

    /** The languages there are, English first, as ISO 639 codes. */
    public static List<String> languages() {
        return LANGUAGES;
    }

    /**
     * The language of a reader: the one they have chosen, else the first that a browser asked for and we have (RFC 9110,
     * section 12.5.4), else English.
     *
     * @param chosen or null
     * @param acceptLanguage as it came, well-formed or not
     */
    public static Wording of(String chosen, String acceptLanguage) {
        return Optional.ofNullable(chosen)
                .filter(LANGUAGES::contains)
                .or(() -> accepted(acceptLanguage))
                .map(Locale::forLanguageTag)
                .map(Wording::new)
                .orElse(ENGLISH);
    }

    public String language() {
        return locale.getLanguage();
    }

    public String say(String key, Object... arguments) {
        String pattern = words.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    public String time(Instant at) {
        return DateTimeFormatter.ofPattern(words.getString("time"), locale)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    private static Optional<String> accepted(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-")[0])
                    .filter(LANGUAGES::contains)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hasFile(String language) {
        return bundle(Locale.forLanguageTag(language)).getLocale().getLanguage().equals(language);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Wording.class.getClassLoader(), NO_FALLBACK);
    }
}

package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A filter (RFC 7644, section 3.4.2.2) as the library evaluates it rightly: {@code emails co "x"} is of the addresses'
 * {@code value}, the empty text equals nothing, and what the library would read in part only is refused.
 */
final class ScimFilter {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private static final String OPERATOR = "(?=\\s+(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\b)";

    /** Of which each element has a {@code value}. */
    private static final Pattern ELEMENTS =
            Pattern.compile("(?i)(?<![\\w.$-])((?:urn:\\S+:)?(?:emails|roles|members))" + OPERATOR);

    private static final Pattern WITHOUT_VALUE =
            Pattern.compile("(?i)(?<![\\w.$-])(?:urn:\\S+:)?(?:name|meta)" + OPERATOR);

    /** There is no attribute with an empty text, nor one with this. */
    private static final Pattern EQUALS_EMPTY = Pattern.compile("(?i)(\\s(?:eq|ne)\\s*)\"\"");

    private static final String NOTHING = "\"\\\\u0000\"";

    private ScimFilter() {}

    /**
     * @param url with its query
     * @throws BadRequestException {@code invalidFilter}
     */
    static String straightenIn(String url) {
        int query = url.indexOf('?');
        return query < 0
                ? url
                : url.substring(0, query + 1)
                        + Arrays.stream(url.substring(query + 1).split("&"))
                                .map(ScimFilter::parameter)
                                .collect(Collectors.joining("&"));
    }

    private static String parameter(String pair) {
        int value = pair.indexOf('=') + 1;
        return pair.toLowerCase(Locale.ROOT).startsWith("filter=")
                ? pair.substring(0, value) + encoded(straighten(decoded(pair.substring(value))))
                : pair;
    }

    /** @throws BadRequestException {@code invalidFilter} */
    static String straighten(String filter) {
        String straight = outsideTexts(EQUALS_EMPTY.matcher(filter).replaceAll("$1" + NOTHING));
        if (!filter.isBlank() && !ScimGrammar.isFilter(straight)) {
            throw refused("is none of RFC 7644, section 3.4.2.2");
        }
        return straight;
    }

    private static String outsideTexts(String filter) {
        StringBuilder straight = new StringBuilder();
        Matcher text = TEXT.matcher(filter);
        int from = 0;
        while (text.find()) {
            straight.append(ofValues(filter.substring(from, text.start()))).append(text.group());
            from = text.end();
        }
        return straight.append(ofValues(filter.substring(from))).toString();
    }

    private static String ofValues(String outside) {
        if (WITHOUT_VALUE.matcher(outside).find()) {
            throw refused("compares an attribute that has attributes itself; name one of them");
        }
        return ELEMENTS.matcher(outside).replaceAll("$1.value");
    }

    private static BadRequestException refused(String why) {
        return new BadRequestException("filter: " + why, ScimType.RFC7644.INVALID_FILTER);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

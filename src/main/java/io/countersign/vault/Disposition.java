package io.countersign.vault;

import io.countersign.platform.Problem;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.apache.hc.core5.net.PercentCodec;

/** The header {@code Content-Disposition} (RFC 6266). */
final class Disposition {

    /** RFC 8187, section 3.2: charset, language, percent-encoded text. */
    private static final Pattern EXTENDED = Pattern.compile("(?i)(UTF-8|ISO-8859-1)'[^']*'(.*)");

    private Disposition() {}

    /**
     * The file's name: {@code filename*} before {@code filename}, in whatever order they stand.
     *
     * @throws Problem {@code invalid-request} if there is none
     */
    static FileName fileName(String header) {
        if (header == null || header.isBlank()) {
            throw Problem.invalid("Content-Disposition", "must name the file");
        }
        HeaderElement[] elements =
                BasicHeaderValueParser.INSTANCE.parseElements(header, new ParserCursor(0, header.length()));
        NameValuePair plain = elements.length == 0 ? null : elements[0].getParameterByName("filename");
        NameValuePair extended = elements.length == 0 ? null : elements[0].getParameterByName("filename*");
        Matcher value = EXTENDED.matcher(text(extended));
        return FileName.of(
                value.matches() ? PercentCodec.decode(value.group(2), Charset.forName(value.group(1))) : text(plain));
    }

    private static String text(NameValuePair parameter) {
        return parameter == null || parameter.getValue() == null ? "" : parameter.getValue();
    }

    /** To be saved under this name, never to be shown: for clients that know RFC 8187 and for those that do not. */
    static String attachment(FileName name) {
        String ascii = name.text().replaceAll("[^ -~]+|[\"\\\\%]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(ascii, PercentCodec.RFC5987.encode(name.text()));
    }
}

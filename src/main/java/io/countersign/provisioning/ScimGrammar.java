package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.server.filter.antlr.FilterRuleErrorListener;
import de.captaingoldfish.scim.sdk.server.filter.antlr.ScimFilterLexer;
import de.captaingoldfish.scim.sdk.server.filter.antlr.ScimFilterParser;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Whether a text is what it should be up to its last character: the library reads as far as it understands it. */
final class ScimGrammar {

    private ScimGrammar() {}

    /** PATH of RFC 7644, section 3.5.2; the attributes that it names may be unknown. */
    static boolean isPath(String text) {
        return isAll(text, parser -> parser.valuePath().compareOperator() == null);
    }

    /** FILTER of RFC 7644, section 3.4.2.2; a quotation mark within a text is not understood. */
    static boolean isFilter(String text) {
        return isAll(text, parser -> parser.filter() != null);
    }

    private static boolean isAll(String text, Predicate<ScimFilterParser> rule) {
        ScimFilterLexer lexer = new ScimFilterLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new FilterRuleErrorListener());
        ScimFilterParser parser = new ScimFilterParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new FilterRuleErrorListener());
        try {
            return rule.test(parser) && parser.getTokenStream().LA(1) == Token.EOF;
        } catch (ScimException e) {
            return false;
        }
    }
}

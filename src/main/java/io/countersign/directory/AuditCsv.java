package io.countersign.directory;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditView;
import io.countersign.platform.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/**
 * Entries as a CSV file (RFC 4180) in UTF-8. What a spreadsheet would take for a formula begins with an apostrophe, as OWASP
 * has it.
 */
final class AuditCsv {

    private static final int AT_ONCE = 500;
    private static final String FORMULA_BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String[] NAMES = {
        "n",
        "at",
        "actor",
        "actor id",
        "event",
        "target",
        "target type",
        "target id",
        "confirmation",
        "ip",
        "client",
        "receipt"
    };

    private final Function<Page.Request, Page<AuditView>> source;

    AuditCsv(Function<Page.Request, Page<AuditView>> source) {
        this.source = source;
    }

    Page<AuditView> first() {
        return source.apply(new Page.Request(AT_ONCE, null));
    }

    void write(Page<AuditView> first, OutputStream output) throws IOException {
        Writer text = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(NAMES);
        Page<AuditView> page = first;
        page.items().forEach(entry -> csv.writeRecord(fields(entry)));
        while (page.next() != null) {
            page = source.apply(new Page.Request(AT_ONCE, page.next()));
            page.items().forEach(entry -> csv.writeRecord(fields(entry)));
        }
        text.flush();
    }

    private static String[] fields(AuditView entry) {
        AuditEvent.Subject target = entry.target() == null ? new AuditEvent.Subject("", "", "") : entry.target();
        return new String[] {
            Long.toString(entry.n()),
            entry.at().toString(),
            safe(entry.actor().name()),
            safe(entry.actor().id()),
            safe(entry.event()),
            safe(target.name()),
            safe(target.type()),
            safe(target.id()),
            safe(entry.confirmation()),
            safe(entry.ip()),
            safe(entry.client()),
            safe(entry.receipt())
        };
    }

    static String safe(String text) {
        String value = Objects.requireNonNullElse(text, "");
        return !value.isEmpty() && FORMULA_BEGINS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}

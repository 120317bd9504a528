package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=plan.pdf | plan.pdf",
                "attachment; filename=\"a; b, c.pdf\" | a; b, c.pdf",
                "attachment; filename=\"a \\\"b\\\".pdf\" | a \"b\".pdf",
                "attachment; filename=\"x.pdf\"; filename*=UTF-8''pl%C3%A4n%20%E2%82%AC.pdf | plän €.pdf",
                "attachment; filename*=utf-8'de'pl%C3%A4n.pdf; filename=\"x.pdf\" | plän.pdf",
                "attachment; FILENAME*=iso-8859-1''pl%E4n.pdf | plän.pdf",
                "attachment; filename*=KOI8-R''%F0.pdf; filename=\"x.pdf\" | x.pdf",
                "inline; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd | passwd",
                "form-data; name=\"f\"; filename=\"C:\\\\a\\\\b.txt\" | b.txt"
            })
    void namesTheFile(String header, String name) {
        assertThat(Disposition.fileName(header).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "attachment", "attachment; filename=\"\"", "attachment; filename*=UTF-8''", ";;;"})
    void refusesWhatNamesNone(String header) {
        assertThatThrownBy(() -> Disposition.fileName(header)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan.pdf | attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf",
                "a \"b\" 100%.pdf | attachment; filename=\"a _b_ 100_.pdf\"; filename*=UTF-8''a%20%22b%22%20100%25.pdf",
                "plän €.pdf | attachment; filename=\"pl_n _.pdf\"; filename*=UTF-8''pl%C3%A4n%20%E2%82%AC.pdf"
            })
    void writesTheNameInBothForms(String name, String header) {
        assertThat(Disposition.attachment(new FileName(name))).isEqualTo(header);
    }
}

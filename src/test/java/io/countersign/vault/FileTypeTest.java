package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7\n', a.txt, text/plain, application/pdf",
        "'<html><body>', a.png, image/png, text/html",
        "'MZ\u0090\u0000\u0003', holiday.jpg, image/jpeg, application/x-msdownload",
        "'a,b\n1,2\n', a.csv, application/octet-stream, text/csv",
        "'{}', settings.json, application/json, application/json",
        "'-----BEGIN PRIVATE KEY-----\n', key.txt, text/plain, application/x-x509-key",
        "'words', notes, application/x-nobody-knows-this, text/plain",
        "'PK\u0003\u0004', letter.docx, application/octet-stream, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "'', empty, application/octet-stream, application/octet-stream"
    })
    void isJudgedByTheContent(String content, String name, String declared, String judged) {
        assertThat(FileType.judge(content.getBytes(StandardCharsets.ISO_8859_1), new FileName(name), declared))
                .isEqualTo(judged);
    }
}

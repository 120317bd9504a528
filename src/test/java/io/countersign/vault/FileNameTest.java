package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "plan.pdf, plan.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\ann\\key.pem, key.pem",
        "/absolute/.env, .env",
        "a\\b/c.txt, c.txt",
        "'  spaces .. ', spaces",
        "trailing..., trailing",
        "résumé 👩‍💻.pdf, résumé 👩‍💻.pdf",
        "'quote\".txt', 'quote\".txt'"
    })
    void keepsTheLastPartOfAPath(String given, String kept) {
        assertThat(FileName.of(given).text()).isEqualTo(kept);
    }

    @Test
    void dropsWhatDoesNotShowOrTurnsWhatIsAroundIt() {
        assertThat(FileName.of("invoice\u202Efdp.exe").text()).isEqualTo("invoicefdp.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: b\u0000\u2066\u200B\u2028.txt").text())
                .isEqualTo("aSet-Cookie: b.txt");
        assertThat(FileName.of("half\uD83D.txt").text()).isEqualTo("half.txt");
    }

    @Test
    void shortensToWhatFileSystemsKeepWithItsEnding() {
        String name = FileName.of("😀".repeat(200) + ".tar.gz").text();

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(252, 255);
        assertThat(name).endsWith(".gz").startsWith("😀");
        assertThat(name.codePoints()).noneMatch(FileNameTest::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "folder/", "\\", "\u202E", "..."})
    void nothingLeftIsNoName(String given) {
        assertThatThrownBy(() -> FileName.of(given)).isInstanceOf(Problem.class);
    }
}

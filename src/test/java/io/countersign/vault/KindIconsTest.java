package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kind declares as its icon is among the icons that the clients are built with, and that the phone keeps. */
class KindIconsTest {

    @ParameterizedTest
    @EnumSource(SecretKind.class)
    void iconIsBuiltIn(SecretKind kind) throws IOException {
        List<String> icons = Files.readAllLines(Path.of("src/main/webapp/shared/icons.txt"));
        assertThat(icons).contains(kind.view().icon());
    }

    @ParameterizedTest
    @EnumSource(SecretKind.class)
    void iconIsKeptByThePhone(SecretKind kind) throws IOException {
        String shell = Files.readString(Path.of("src/main/webapp/mobile/shell.js"));
        assertThat(shell.substring(shell.indexOf("const ICONS")))
                .containsPattern("\\s" + kind.view().icon() + "\\s");
    }
}

package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of the master key's file. */
class MasterKeyCommandTest {

    private static final String PLACE = "server-key/x";

    @TempDir
    Path folder;

    private Path file;
    private byte[] earlier;

    @BeforeEach
    void make() throws Exception {
        file = folder.resolve("master.key");
        new MasterKeyFile(file).create();
        earlier = KeysOnDisk.master(file).encrypt("kept", PLACE);
    }

    @Test
    void afterRotationTheNewKeyWrapsAndTheOldOneStillOpens() throws Exception {
        String said = MasterKeyCommand.run("ROTATE", file);

        assertThat(said).contains(String.valueOf(Integer.toUnsignedString(primary())));
        assertThat(new MasterKeyFile(file).read().size()).isEqualTo(2);
        assertThat(KeysOnDisk.master(file).decrypt(earlier, PLACE)).isEqualTo("kept");
    }

    @Test
    void afterDroppingOnlyTheNewOneOpens() throws Exception {
        MasterKeyCommand.run("ROTATE", file);
        byte[] later = KeysOnDisk.master(file).encrypt("new", PLACE);
        int primary = primary();

        MasterKeyCommand.run("DROP_OLD", file);

        assertThat(primary()).isEqualTo(primary);
        assertThat(new MasterKeyFile(file).read().size()).isEqualTo(1);
        assertThat(KeysOnDisk.master(file).decrypt(later, PLACE)).isEqualTo("new");
        assertThatThrownBy(() -> KeysOnDisk.master(file).decrypt(earlier, PLACE))
                .isInstanceOf(CryptoFailed.class);
    }

    @Test
    void createdKeyIsOneThatWrapsAndReplacesNone() throws Exception {
        Path made = folder.resolve("keys/new.key");

        assertThat(MasterKeyCommand.run("CREATE", made)).contains(made.toString());

        byte[] wrapped = KeysOnDisk.master(made).encrypt("kept", PLACE);
        assertThatThrownBy(() -> MasterKeyCommand.run("CREATE", made)).isInstanceOf(IllegalStateException.class);
        assertThat(KeysOnDisk.master(made).decrypt(wrapped, PLACE)).isEqualTo("kept");
    }

    @Test
    void fileStaysItsOwnersAndAlone() throws Exception {
        MasterKeyCommand.run("ROTATE", file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsNoKeysetIsLeftAsItIs() throws Exception {
        Files.writeString(file, "{\"primaryKeyId\": \"a-secret-looking-text\"}");

        assertThatThrownBy(() -> MasterKeyCommand.run("ROTATE", file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("a-secret-looking-text");
        assertThat(file).hasContent("{\"primaryKeyId\": \"a-secret-looking-text\"}");
    }

    private int primary() throws Exception {
        return new MasterKeyFile(file).read().getPrimary().getId();
    }
}

package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code java -jar countersign.jar} does when it is given a word. The work is the application's own. */
enum Command {
    ROTATE_MASTER_KEY("rotate-master-key", "ROTATE"),
    DROP_OLD_MASTER_KEYS("drop-old-master-keys", "DROP_OLD");

    private static final String WORKER = "io.countersign.crypto.MasterKeyCommand";

    private final String word;
    private final String work;

    Command(String word, String work) {
        this.word = word;
        this.work = work;
    }

    /** @throws StartFailed if there is no such command */
    static Command named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new StartFailed("it knows no such command. There are: "
                        + Arrays.stream(values()).map(command -> command.word).collect(Collectors.joining(", "))
                        + "."));
    }

    /** @return what was done, in sentences for the operator */
    String run(Settings settings) {
        try (ApplicationClasses classes = ApplicationClasses.unpack(settings.path(Setting.DATA_DIR))) {
            return (String) classes.load(WORKER)
                    .getMethod("run", String.class, Path.class)
                    .invoke(null, work, settings.path(Setting.MASTER_KEY));
        } catch (InvocationTargetException e) {
            throw new StartFailed(e.getCause().getMessage() + ".", e);
        } catch (IOException | ReflectiveOperationException e) {
            throw new StartFailed("the command " + word + " could not be run (" + e.getMessage() + ").", e);
        }
    }
}

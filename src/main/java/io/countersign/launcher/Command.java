package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code java -jar countersign.jar} does when it is given a word. */
enum Command {
    CREATE_MASTER_KEY("create-master-key", settings -> changeMasterKey("CREATE", settings)),
    ROTATE_MASTER_KEY("rotate-master-key", settings -> changeMasterKey("ROTATE", settings)),
    DROP_OLD_MASTER_KEYS("drop-old-master-keys", settings -> changeMasterKey("DROP_OLD", settings)),
    HEALTH("health", settings -> Listener.of(settings).health());

    private static final String WORKER = "io.countersign.crypto.MasterKeyCommand";

    private final String word;
    private final Function<Settings, String> work;

    Command(String word, Function<Settings, String> work) {
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

    /**
     * @return what was done, in sentences for the operator
     * @throws StartFailed if it could not be done
     * @throws NotReady if the server was asked for its health and is not well
     */
    String run(Settings settings) {
        return work.apply(settings);
    }

    /** The work is the application's own. */
    private static String changeMasterKey(String change, Settings settings) {
        try (ApplicationClasses classes = ApplicationClasses.unpack(settings.path(Setting.DATA_DIR))) {
            return (String) classes.load(WORKER)
                    .getMethod("run", String.class, Path.class)
                    .invoke(null, change, settings.path(Setting.MASTER_KEY));
        } catch (InvocationTargetException e) {
            throw new StartFailed(e.getCause().getMessage() + ".", e);
        } catch (IOException | ReflectiveOperationException e) {
            throw new StartFailed("the master key could not be changed (" + e.getMessage() + ").", e);
        }
    }
}

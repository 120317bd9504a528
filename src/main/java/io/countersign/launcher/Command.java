package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code java -jar countersign.jar} does when it is given words. */
enum Command {
    CREATE_MASTER_KEY("create-master-key", (settings, files) -> changeMasterKey("CREATE", settings)),
    ROTATE_MASTER_KEY("rotate-master-key", (settings, files) -> changeMasterKey("ROTATE", settings)),
    DROP_OLD_MASTER_KEYS("drop-old-master-keys", (settings, files) -> changeMasterKey("DROP_OLD", settings)),
    BACKUP("backup FILE", (settings, files) -> new Backup(settings).write(files.get(0))),
    RESTORE("restore FILE", (settings, files) -> new Backup(settings).restore(files.get(0))),
    HEALTH("health", (settings, files) -> Listener.of(settings).health());

    private interface Work {
        String run(Settings settings, List<Path> files) throws IOException;
    }

    private static final String WORKER = "io.countersign.crypto.MasterKeyCommand";

    private final String words;
    private final Work work;

    Command(String words, Work work) {
        this.words = words;
        this.work = work;
    }

    /**
     * Does what these words say.
     *
     * @return what was done, in sentences for the operator
     * @throws StartFailed if there is no such command, or why it could not be done
     * @throws NotReady if the server was asked for its health and is not well
     */
    static String run(String[] arguments, Settings settings) {
        Command command = Arrays.stream(values())
                .filter(one -> one.fits(arguments))
                .findFirst()
                .orElseThrow(() -> new StartFailed("it knows no such command. There are: "
                        + Arrays.stream(values()).map(one -> one.words).collect(Collectors.joining(", "))
                        + "."));
        try {
            return command.work.run(
                    settings, Arrays.stream(arguments).skip(1).map(Path::of).toList());
        } catch (IOException e) {
            throw new StartFailed("the command " + arguments[0] + " could not be run (" + e + ").", e);
        }
    }

    private boolean fits(String[] arguments) {
        String[] wanted = words.split(" ");
        return wanted[0].equals(arguments[0]) && wanted.length == arguments.length;
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

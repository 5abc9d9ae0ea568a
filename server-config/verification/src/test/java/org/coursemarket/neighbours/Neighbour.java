package org.coursemarket.neighbours;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.coursemarket.system.ProgramsPresent;

/** A real program as a process. Those of PostgreSQL refuse to run as root; where the tests do, it runs in a namespace without users. */
final class Neighbour implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Empty. With a pipe, a backend of PostgreSQL 15 that waits for the standby when its postmaster dies would read commands from there, for
     * ever, and hold the data.
     */
    private static final Redirect INPUT = Redirect.from(new File("/dev/null"));

    private final Process process;

    /**
     * Starts it and does not wait for what it does.
     *
     * @param log takes what it prints, after what is there already
     */
    Neighbour(Path log, String program, String... arguments) {
        this(log, command(program, arguments));
    }

    /** The same, as whoever runs the tests. */
    Neighbour(Path log, List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(INPUT)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // where nobody closes it
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(ProgramsPresent.find(program).orElseThrow().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does, and waits for its end. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it in good order, or after a while without. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}

package org.coursemarket.neighbours;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.ProgramsPresent;
import org.coursemarket.system.TwoDatabases;

/**
 * Debian's PostgreSQL on a disk of 96 MB, which can be filled. The disk is in memory, and mounted in namespaces that only PostgreSQL is in:
 * when these end, the disk is gone and nothing runs any more. PostgreSQL is started again whenever it ends, as systemd or Docker would.
 */
final class PostgresOnSmallDisk implements AutoCloseable {
    static final String PROGRAM = "initdb";

    private static final List<String> NAMESPACES =
            List.of("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child");

    /** As nobody, for it refuses to run as root. Its log has small segments, so that it soon wants another one. */
    private static final String RUN = """
            mount -t tmpfs -o size=96m,mode=0777 tmpfs '%1$s' && exec unshare --user bash -c '
            %2$s/initdb --pgdata=%1$s/data --auth=trust --username=postgres --encoding=UTF8 --locale=C --wal-segsize=1
            while true; do
                %2$s/postgres -D %1$s/data -p %3$d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_wal_size=16MB
                sleep 1
            done'
            """;

    private final int port = Marketplace.freePort();
    private final Neighbour process;
    private final Path ballast;

    PostgresOnSmallDisk(Path folder) {
        try {
            var log = Marketplace.ROOT.resolve("server-config/verification/target/logs/postgres-" + port + ".log");
            Files.createDirectories(log.getParent());
            var disk = Files.createDirectory(folder.resolve("disk"));
            process = new Neighbour(log, inNamespaces(RUN.formatted(disk, ProgramsPresent.POSTGRESQL, port)));
            ballast = Path.of("/proc/" + process.pid() + "/root" + disk + "/ballast");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Marketplace.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class) // while it starts
                .until(this::createDatabases);
    }

    /** Whether this machine lets whoever runs the tests mount a disk. Some containers do not. */
    static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder(inNamespaces("mount -t tmpfs tmpfs /tmp"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** The environment of both services, each on a database of its own here. */
    Map<String, String> settings() {
        return TwoDatabases.settings(this::url);
    }

    /** Takes all the room that is left. */
    void fill() {
        var block = new byte[4_096];
        try (var file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            return;
        }
    }

    /** Gives it back. */
    void free() {
        try {
            Files.delete(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }

    private static List<String> inNamespaces(String script) {
        return Stream.concat(NAMESPACES.stream(), Stream.of("bash", "-c", script))
                .toList();
    }

    private boolean createDatabases() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres")) {
            TwoDatabases.create(connection);
            return true;
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}

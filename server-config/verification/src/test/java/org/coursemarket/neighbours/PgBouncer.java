package org.coursemarket.neighbours;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.coursemarket.system.Marketplace;

/**
 * Debian's PgBouncer before a PostgreSQL of this machine, set up as server-config/README.md says. It takes turns with its connections,
 * also with those that nobody has used for long, so that no transaction meets what the one before it has left.
 */
final class PgBouncer implements AutoCloseable {
    static final String PROGRAM = "pgbouncer";

    /** For how long a client gets one of its connections to PostgreSQL. */
    enum Mode {
        TRANSACTION,
        STATEMENT
    }

    private final int port = Marketplace.freePort();
    private final Path folder;
    private final int postgresql;
    private Neighbour process;

    /** Runs from its start on. */
    PgBouncer(Path folder, String urlOfPostgresql) {
        this.folder = folder;
        postgresql = URI.create(urlOfPostgresql.substring("jdbc:".length())).getPort();
    }

    /** The way to the same database through it. */
    String url(String ofPostgresql) {
        return ofPostgresql.replace("localhost:" + postgresql, "127.0.0.1:" + port);
    }

    void start(Mode mode) {
        var settings = folder.resolve("pgbouncer.ini");
        var users = folder.resolve("users.txt");
        try {
            Files.writeString(users, "\"postgres\" \"postgres\"\n");
            Files.writeString(settings, """
                    [databases]
                    * = host=127.0.0.1 port=%d

                    [pgbouncer]
                    pool_mode = %s
                    ignore_startup_parameters = options
                    idle_transaction_timeout = 3
                    min_pool_size = 4
                    server_round_robin = 1
                    server_check_delay = 3600
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = trust
                    auth_file = %s
                    """.formatted(postgresql, mode.name().toLowerCase(Locale.ROOT), port, users));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = new Neighbour(folder.resolve("log"), PROGRAM, settings.toString());
        await().atMost(Marketplace.PATIENCE).until(this::listens);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean listens() {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}

package org.coursemarket.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.ProgramsPresent;

/** Debian's Patroni with its PostgreSQL: one machine of a {@link PatroniCluster}. It runs from its start on. */
final class PatroniNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final int port = Marketplace.freePort();
    private final int apiPort = Marketplace.freePort();
    private final String name;
    private final Path folder;
    private final Path settings;
    private Neighbour patroni;

    PatroniNode(String name, Path folder, int etcdPort) {
        this.name = name;
        this.folder = folder;
        settings = folder.resolve(name + ".yml");
        try {
            Files.writeString(
                    settings, """
                    scope: market
                    name: %1$s
                    restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d"}
                    etcd3: {host: "127.0.0.1:%3$d"}
                    bootstrap:
                      dcs:
                        synchronous_mode: true
                        postgresql: {use_pg_rewind: true}
                      initdb: [{encoding: UTF8}]
                    postgresql:
                      listen: 127.0.0.1:%4$d
                      connect_address: 127.0.0.1:%4$d
                      data_dir: %5$s
                      pgpass: %5$s.pgpass
                      bin_dir: %6$s
                      authentication:
                        superuser: {username: postgres, password: postgres}
                        replication: {username: replicator, password: replicator}
                      parameters: {unix_socket_directories: ""}
                    """.formatted(name, apiPort, etcdPort, port, data(), ProgramsPresent.POSTGRESQL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        patroni = new Neighbour(folder.resolve(name + ".log"), PatroniCluster.PATRONI, settings.toString());
    }

    /** It may be written to. */
    boolean isPrimary() {
        return ask("/primary").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    /** It answers at all, and etcd says now that some node may become the primary. */
    boolean namesASynchronousStandby() {
        return ask("/cluster")
                .filter(answer -> answer.body().contains("\"sync_standby\""))
                .isPresent();
    }

    /** @return empty while its Patroni does not run */
    private Optional<HttpResponse<String>> ask(String path) {
        var address = URI.create("http://127.0.0.1:" + apiPort + path);
        try {
            return Optional.of(
                    HTTP.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString()));
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the machine all that runs, at once. */
    void kill() {
        patroni.kill();
        killPostmaster();
    }

    /** The process of PostgreSQL that the others are children of; they end then. */
    void killPostmaster() {
        try (var lines = Files.lines(data().resolve("postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its PostgreSQL. */
    @Override
    public void close() {
        patroni.close();
    }

    private Path data() {
        return folder.resolve(name);
    }
}

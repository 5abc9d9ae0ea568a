package org.coursemarket.neighbours;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.TwoDatabases;

/**
 * Two nodes of PostgreSQL under Patroni with its default times, and an etcd: what one of them has committed, the other has too, as long as
 * it is the synchronous standby.
 */
final class PatroniCluster implements AutoCloseable {
    static final String PATRONI = "patroni";
    static final String ETCD = "etcd";

    private final Neighbour etcd;
    private final List<PatroniNode> nodes;

    PatroniCluster(Path folder) {
        int etcdPort = Marketplace.freePort();
        String peer = "http://127.0.0.1:" + Marketplace.freePort();
        String client = "http://127.0.0.1:" + etcdPort;
        etcd = new Neighbour(
                folder.resolve("etcd.log"),
                ETCD,
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer);
        nodes = List.of(new PatroniNode("a", folder, etcdPort), new PatroniNode("b", folder, etcdPort));
        nodes.forEach(PatroniNode::start);
        awaitSynchronousStandby();
        createDatabases();
    }

    /** The environment of both services, each on a database of its own at whichever node is the primary. */
    Map<String, String> settings() {
        return TwoDatabases.settings(this::url);
    }

    /** Of the node that may be written to. */
    PatroniNode primary() {
        return nodes.stream().filter(node -> node.isPrimary()).findFirst().orElseThrow();
    }

    /**
     * What one commits the other has, and Patroni knows. For some seconds after a PostgreSQL has come back it takes writes alone; where its node
     * dies then, Patroni lets the other one not follow, as it lacks what was acknowledged since.
     */
    void awaitSynchronousStandby() {
        await().atMost(Marketplace.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() ->
                        nodes.stream().anyMatch(PatroniNode::namesASynchronousStandby) && replicatesSynchronously());
    }

    @Override
    public void close() {
        nodes.parallelStream().forEach(PatroniNode::close);
        etcd.close();
    }

    private boolean replicatesSynchronously() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var standby = statement.executeQuery("select 1 from pg_stat_replication where sync_state = 'sync'")) {
            return standby.next();
        }
    }

    private void createDatabases() {
        try (var connection = connect()) {
            TwoDatabases.create(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To the primary. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres") + "?targetServerType=primary", "postgres", "postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s"
                .formatted(nodes.get(0).port, nodes.get(1).port, database);
    }
}

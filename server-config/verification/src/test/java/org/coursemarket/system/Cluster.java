package org.coursemarket.system;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coursemarket.testing.TestDatabase;

/** Two nodes of each service on one PostgreSQL, and a balancer in front of each pair. */
final class Cluster implements AutoCloseable {
    /** Of the second node of each service: longer than its balancer takes to hear of it. */
    private static final String STOP_DELAY = "PT20S";

    /** One of the four. */
    record Node(Balancer balancer, int port, Runnable start, Runnable tellToStop, Runnable stop, Runnable kill) {
        boolean saysReady() {
            var health = new Http(URI.create("http://localhost:" + port), null).get("/health/ready");
            return health.status() == 200;
        }
    }

    final FaultProxy betweenServices;
    private final List<Marketplace> pairs;
    private final Balancer courseBalancer;
    private final Balancer orderBalancer;

    Cluster(Map<String, String> overrides) {
        var settings = new HashMap<>(TestDatabase.POSTGRESQL.settings());
        settings.putAll(overrides);
        pairs = List.of(
                new Marketplace(TestDatabase.POSTGRESQL, settings), new Marketplace(TestDatabase.POSTGRESQL, settings));
        pairs.get(1).with("STOP_DELAY", STOP_DELAY);
        courseBalancer =
                new Balancer(pairs.stream().map(Marketplace::coursePort).toList());
        orderBalancer = new Balancer(pairs.stream().map(Marketplace::orderPort).toList());
        betweenServices = new FaultProxy(courseBalancer.port());
        for (var pair : pairs) {
            pair.between(betweenServices);
            pair.startCourse();
            pair.startOrder();
        }
        awaitReady();
    }

    void awaitReady() {
        pairs.forEach(Marketplace::awaitReady);
    }

    /** Any node of it. */
    CourseSystem courses() {
        return new CourseSystem(URI.create("http://localhost:" + courseBalancer.port()));
    }

    /** The one node or the other. */
    CourseSystem courses(int pair) {
        return pairs.get(pair).courses();
    }

    URI courseAddress(int pair) {
        return pairs.get(pair).courseServer().address();
    }

    OrderSystem orders() {
        return new OrderSystem(URI.create("http://localhost:" + orderBalancer.port()));
    }

    /** The one node or the other. */
    OrderSystem orders(int pair) {
        return pairs.get(pair).orders();
    }

    Node courseNode(int pair) {
        var marketplace = pairs.get(pair);
        return new Node(
                courseBalancer,
                marketplace.coursePort(),
                marketplace::startCourse,
                () -> marketplace.courseServer().stop(),
                () -> marketplace.courseServer().close(),
                () -> marketplace.courseServer().kill());
    }

    Node orderNode(int pair) {
        var marketplace = pairs.get(pair);
        return new Node(
                orderBalancer,
                marketplace.orderPort(),
                marketplace::startOrder,
                () -> marketplace.orderServer().stop(),
                () -> marketplace.orderServer().close(),
                () -> marketplace.orderServer().kill());
    }

    /** They refuse at once when they are told to stop. */
    List<Node> firstNodes() {
        return List.of(courseNode(0), orderNode(0));
    }

    /** They serve on for a while. */
    List<Node> secondNodes() {
        return List.of(courseNode(1), orderNode(1));
    }

    /** What balancers got of nodes that stopped: no answer that they could pass on, or that the service stops. */
    int failures() {
        return courseBalancer.failures() + orderBalancer.failures();
    }

    @Override
    public void close() {
        pairs.parallelStream().forEach(Marketplace::close);
        betweenServices.close();
        courseBalancer.close();
        orderBalancer.close();
    }
}

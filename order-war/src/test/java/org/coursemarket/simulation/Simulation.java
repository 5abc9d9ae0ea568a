package org.coursemarket.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.boundary.ReservationExpiry;
import org.coursemarket.course.seats.control.SeatChangeStore;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.SeatChange;
import org.coursemarket.order.orders.boundary.OrderRecovery;
import org.coursemarket.order.orders.control.Reconciliation;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.seats.control.TokenEndpoint;
import org.coursemarket.server.configuration.Ids;
import org.coursemarket.server.security.Caller;
import org.coursemarket.server.timers.Pause;
import org.coursemarket.system.FixedConfig;
import org.coursemarket.system.Silent;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** One seed: who is there, what goes wrong, and what must be true all the time and in the end. */
public final class Simulation {
    private static final Duration TIME_OF_FAULTS = Duration.ofSeconds(30);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(6);
    private static final Duration LATEST_ARRIVAL = Duration.ofSeconds(20);
    private static final Duration LONGEST_CALM = Duration.ofMinutes(6);
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final int COURSES = 2;
    private static final int MOST_MISMATCHES = 100;

    private final Random random;
    private final Scheduler scheduler;
    private final Network network;
    private final Database courseDatabase;
    private final Database orderDatabase;
    private final Promises promises;
    private final Map<String, String> settings;
    private final List<Node> courseNodes = new ArrayList<>();
    private final List<Node> orderNodes = new ArrayList<>();

    private Simulation(long seed) {
        random = new Random(seed);
        scheduler = new Scheduler(random);
        network = new Network(scheduler, random);
        courseDatabase = new Database("courses", scheduler, random, List.of());
        orderDatabase = new Database(
                "orders",
                scheduler,
                random,
                List.of(
                        new Database.Unique("purchase_once", Order.class, List.of("courseId", "liveStudent")),
                        new Database.Unique("purchase_key_once", Order.class, List.of("studentId", "purchaseKey")),
                        new Database.Unique(
                                "purchase_hold_place_once", Order.class, List.of("studentId", "holdPlace"))));
        settings = settings();
        promises = new Promises(
                new SeatModel(Duration.parse(settings.get("reservation.ttl"))),
                courseDatabase,
                orderDatabase,
                scheduler,
                Integer.parseInt(settings.get("holds.per.student")));
    }

    /**
     * Runs this seed.
     *
     * @return what happened, line by line
     * @throws AssertionError if something was not as it must be; its message ends with what happened before
     */
    public static String run(long seed) {
        var simulation = new Simulation(seed);
        try {
            simulation.run();
            return simulation.scheduler.log();
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "seed " + seed + ": " + broken.getMessage() + "\n" + simulation.scheduler.log(), broken);
        } finally {
            simulation.scheduler.close();
        }
    }

    private void run() {
        open();
        var courses = new ArrayList<UUID>();
        scheduler.spawn(Scheduler.FOREVER, () -> offer(courses));
        go(STEP);
        var buyers =
                new Buyers(scheduler, random, new Buyers.Doors(network, courseNodes, orderNodes), promises, courses);
        buyers.come(3 + random.nextInt(3));
        trouble();
        go(TIME_OF_FAULTS.plus(LONGEST_DEATH));
        heal();
        go(LATEST_ARRIVAL);
        settle(buyers);
        buyers.askAgain();
        scheduler.spawn(Scheduler.FOREVER, this::reconcile);
        settle(buyers);
    }

    /** Waits until nobody is there any more, nothing is on its way, and nothing that was will arrive. */
    private void settle(Buyers buyers) {
        var end = scheduler.now().plus(LONGEST_CALM);
        while (!(buyers.areGone() && promises.isSettled()) && scheduler.now().isBefore(end)) {
            go(STEP);
        }
        promises.inTheEnd();
    }

    private void open() {
        int nodes = 1 + random.nextInt(2);
        for (int i = 0; i < nodes; i++) {
            courseNodes.add(node("course" + i, Duration.ZERO, courseDatabase, ReservationExpiry.class));
            orderNodes.add(node(
                    "order" + i,
                    Duration.ofMillis(random.nextInt(5_000) - 2_500), // as far apart as they may be
                    orderDatabase,
                    OrderRecovery.class));
        }
    }

    private Node node(String name, Duration clockError, Database database, Class<?> timer) {
        return new Node(name, scheduler, clockError, List.of(timer), run -> container(run, database));
    }

    private Container container(Node.Run run, Database database) {
        var node = run.node();
        TokenEndpoint issuer = (grant, client, secret, timeout) -> new TokenEndpoint.IssuedToken("token", 3_600L);
        var faultTolerance = new FaultTolerance(scheduler, random, network);
        return new Container(
                new Guard(run, scheduler, database, faultTolerance, promises),
                List.of(SeatChangeStore.class),
                node.clock(),
                node.executor(run),
                Entities.of(database, run, Course.class, Reservation.class, SeatChange.class, Order.class),
                new CourseWire(network, courseNodes, promises),
                issuer,
                FixedConfig.of(settings),
                Silent.of(MetricRegistry.class),
                ids(),
                pause());
    }

    private void offer(List<UUID> courses) {
        for (int i = 0; i < COURSES; i++) {
            var wish = new NewCourse("Title", "Description", new BigDecimal("10.00"), 1 + random.nextInt(3), "Ada");
            courses.add(courseNodes
                    .get(0)
                    .run()
                    .bean(Catalog.class)
                    .create(wish, new Caller("ada", false))
                    .id());
        }
    }

    private void trouble() {
        scheduler.trouble(random.nextInt(3) * 0.02);
        network.trouble(random.nextInt(4) * 0.04);
        courseDatabase.trouble(random.nextInt(3) * 0.05);
        orderDatabase.trouble(random.nextInt(3) * 0.05);
        int deaths = random.nextInt(6);
        for (int i = 0; i < deaths; i++) {
            scheduler.after(upTo(TIME_OF_FAULTS), this::killSomething);
        }
    }

    private void killSomething() {
        var back = upTo(LONGEST_DEATH);
        int victim = random.nextInt(2 * courseNodes.size() + 2);
        if (victim < courseNodes.size()) {
            kill(courseNodes.get(victim), back);
        } else if (victim < 2 * courseNodes.size()) {
            kill(orderNodes.get(victim - courseNodes.size()), back);
        } else {
            var database = victim % 2 == 0 ? courseDatabase : orderDatabase;
            database.kill();
            scheduler.after(back, database::start);
        }
    }

    private void kill(Node node, Duration back) {
        if (node.isUp()) {
            node.kill();
            scheduler.after(back, node::start);
        }
    }

    private void heal() {
        scheduler.tell("all is well from here on");
        scheduler.trouble(0);
        network.trouble(0);
        courseDatabase.trouble(0);
        orderDatabase.trouble(0);
    }

    private void reconcile() {
        var page = orderNodes.get(0).run().bean(Reconciliation.class).page(null, MOST_MISMATCHES);
        if (!page.mismatches().isEmpty()) {
            throw new AssertionError("mismatches: " + page.mismatches());
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put(
                "reservation.ttl", Duration.ofSeconds(5 + random.nextInt(20)).toString());
        settings.put("seats.queue.capacity", String.valueOf(4 + random.nextInt(20)));
        settings.put("seats.batch.max", String.valueOf(1 + random.nextInt(8)));
        settings.put("seats.deadline", random.nextBoolean() ? "PT2S" : "PT0.1S");
        settings.put("course.currency", "USD");
        settings.put("purchase.deadline", "PT5S");
        settings.put("purchase.key.ttl", "PT24H");
        settings.put("holds.per.student", String.valueOf(1 + random.nextInt(3)));
        settings.put("course.api.url", "http://course/api/courses");
        settings.put("course.api.connect.timeout.ms", "500");
        settings.put("course.api.read.timeout.ms", "3000");
        settings.put("course.api.token.url", "http://issuer/token");
        settings.put("course.api.client.id", "order-service");
        settings.put("course.api.client.secret", "secret");
        return settings;
    }

    private Ids ids() {
        return new Ids() {
            @Override
            public UUID next() {
                return new UUID(random.nextLong(), random.nextLong());
            }
        };
    }

    private Pause pause() {
        return new Pause() {
            @Override
            public void of(Duration length) {
                scheduler.sleep(length);
            }
        };
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis()));
    }

    private void go(Duration length) {
        scheduler.runUntil(scheduler.now().plus(length));
    }
}

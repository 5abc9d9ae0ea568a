package org.coursemarket.simulation;

import io.opentelemetry.api.trace.Tracer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.prices.control.PriceVersionStore;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.replay.control.PriceCheck;
import org.coursemarket.course.seats.boundary.ReservationExpiry;
import org.coursemarket.course.seats.control.SeatHistoryStore;
import org.coursemarket.course.seats.entity.Reservation;
import org.coursemarket.course.seats.entity.SeatChange;
import org.coursemarket.course.vouchers.control.VoucherStore;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.order.orders.boundary.OrderRecovery;
import org.coursemarket.order.orders.boundary.OrderUpkeep;
import org.coursemarket.order.orders.control.Capacity;
import org.coursemarket.order.orders.control.Reconciliation;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.seats.control.TokenEndpoint;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.runtime.time.Pause;
import org.coursemarket.runtime.time.Stopwatch;
import org.coursemarket.testing.FixedConfig;
import org.coursemarket.testing.Silent;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The services of one seed: one or two nodes of each, their databases and clocks, the network between them, and who looks on. */
final class Market {
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final int COURSES = 2;
    private static final int LONGEST_VALIDITY_MS = 60_000;
    private static final Caller ADA = new Caller("ada", false);
    private static final String VOUCHER = "SAVE";
    private static final int MOST_CHANGES = 100_000;
    private static final int MOST_MISMATCHES = 100;

    final Network network;
    final Database courseDatabase;
    final Database orderDatabase;
    final Clocks clocks;
    final List<Node> courseNodes = new ArrayList<>();
    final List<Node> orderNodes = new ArrayList<>();
    final List<UUID> courses = new ArrayList<>();
    final SeatAnswers seatAnswers;
    final Promises promises;
    final Auditor auditor;
    private final SeatBooks seats;
    private final KeyBooks keys;
    private final Scheduler scheduler;
    private final Random random;
    private final Map<String, String> settings;

    Market(Scheduler scheduler, Random random, Duration clocksApart) {
        this.scheduler = scheduler;
        this.random = random;
        settings = MarketSettings.any(random);
        network = new Network(scheduler, random);
        clocks = new Clocks(scheduler, random, clocksApart);
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
        seats = new SeatBooks(
                new SeatModel(Duration.parse(settings.get("reservation.ttl"))), courseDatabase, scheduler);
        var orders = new OrderBooks(orderDatabase, seats, Integer.parseInt(settings.get("holds.per.student")));
        keys = new KeyBooks(orders, Duration.parse(settings.get("purchase.key.ttl")));
        auditor = new Auditor(
                seats, orders, keys, new AttemptBooks(Duration.parse(settings.get("purchase.deadline"))), scheduler);
        seatAnswers = new SeatAnswers(seats, scheduler);
        promises = new Promises(seats, orders, keys, scheduler);
    }

    void open() {
        int nodes = 1 + random.nextInt(2);
        for (int i = 0; i < nodes; i++) {
            courseNodes.add(
                    node("course" + i, courseDatabase, List.of(new Node.Timer(ReservationExpiry.class, OFTEN))));
            orderNodes.add(node(
                    "order" + i,
                    orderDatabase,
                    List.of(
                            new Node.Timer(OrderRecovery.class, OFTEN),
                            new Node.Timer(OrderUpkeep.class, NOW_AND_THEN))));
        }
        scheduler.spawn(Scheduler.FOREVER, this::offerCourses);
    }

    private void offerCourses() {
        for (int i = 0; i < COURSES; i++) {
            var wish =
                    new NewCourse("Title", "Description", new BigDecimal("10.00"), 1 + random.nextInt(3), "Ada", null);
            var catalog = courseNodes.get(0).run().bean(Catalog.class);
            var course = catalog.create(wish, ADA).id();
            issueVoucher(course);
            courses.add(course);
        }
    }

    /** Each course has one of this code, which is another one. */
    private void issueVoucher(UUID course) {
        int percentOff = 10 + random.nextInt(30);
        int uses = 1 + random.nextInt(2);
        var until = scheduler.now().plusMillis(random.nextInt(LONGEST_VALIDITY_MS));
        var discount = new Discount(VOUCHER, new Adjustment.Percent(BigDecimal.valueOf(-percentOff)), null, until);
        var voucher = Voucher.create(course, discount, uses, ADA, scheduler.now());
        var run = courseNodes.get(0).run();
        try {
            courseDatabase.transaction(
                    run,
                    () -> {
                        run.bean(VoucherStore.class).add(voucher);
                        return course;
                    },
                    issued -> seats.issued(issued, VOUCHER, new PriceModel.Voucher(percentOff, uses, until)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code of one that each course has, or of one that nobody has issued; null for none. */
    String anyVoucher() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> VOUCHER;
            case 2 -> "UNKNOWN";
            default -> null;
        };
    }

    /** Nothing is on its way. */
    void checkInTheEnd() {
        auditor.checkInTheEnd();
        promises.checkInTheEnd();
        seatAnswers.checkInTheEnd();
        keys.checkInTheEnd(clocks.last());
    }

    /** Where all is well, so does the service itself say. */
    void reconcile() {
        var page = orderNodes.get(0).run().bean(Reconciliation.class).page(null, MOST_MISMATCHES);
        scheduler.check(() -> Promise.THE_RECONCILIATION_FINDS_NOTHING.require(
                page.mismatches().isEmpty(), () -> page.mismatches().toString()));
        for (var course : courses) {
            var prices = courseNodes.get(0).run().bean(PriceCheck.class).page(course, 0, MOST_CHANGES, ADA);
            scheduler.check(() -> Promise.EVERY_PRICE_CAN_BE_COMPUTED_AGAIN.require(
                    prices.differences().isEmpty(), () -> prices.differences().toString()));
        }
    }

    private Node node(String name, Database database, List<Node.Timer> timers) {
        return new Node(name, scheduler, clocks.another(), timers, run -> container(run, database));
    }

    private Container container(Node.Run run, Database database) {
        var node = run.node();
        TokenEndpoint issuer =
                (grant, client, secret, timeout) -> "{\"access_token\": \"token\", \"expires_in\": 3600}";
        var faultTolerance = new FaultTolerance(scheduler, random, network);
        var entities = Entities.of(
                database,
                run,
                Course.class,
                PriceVersion.class,
                Reservation.class,
                SeatChange.class,
                Voucher.class,
                Order.class);
        return new Container(
                new Guard(run, scheduler, database, faultTolerance, auditor),
                List.of(SeatHistoryStore.class, PriceVersionStore.class),
                node.clock(),
                node.executor(run),
                entities,
                StoresWithoutSql.rows(entities),
                StoresWithoutSql.claims(entities),
                new CourseWire(network, courseNodes, seatAnswers),
                issuer,
                FixedConfig.of(settings),
                new Capacity(),
                Silent.of(MetricRegistry.class),
                Silent.of(Tracer.class),
                ids(),
                pause(),
                stopwatch(),
                node.dispatcher(run));
    }

    private Ids ids() {
        return new Ids() {
            @Override
            public UUID next() {
                return new UUID(random.nextLong(), random.nextLong());
            }
        };
    }

    private Stopwatch stopwatch() {
        return new Stopwatch() {
            @Override
            public long nanos() {
                return Duration.between(Instant.EPOCH, scheduler.now()).toNanos();
            }
        };
    }

    private Pause pause() {
        return new Pause() {
            @Override
            public void of(Duration length) {
                scheduler.sleep(length);
            }

            @Override
            public void until(Future<?> future, Duration patience) {
                scheduler.await(future::isDone, patience);
            }

            @Override
            public void until(CompletableFuture<?> future) {
                scheduler.await(future::isDone);
            }
        };
    }
}

package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coursemarket.system.Cluster.Node;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.FaultProxy.Call;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.Sightings.Sort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two course services and two order services on one PostgreSQL, which clients can't tell from one of each. */
@Tag("full")
@Isolated("its clients take all the processors there are")
class NodesIT {
    private static final int HOLDS_PER_STUDENT = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HOLDS = 30;
    private static Cluster cluster;
    private static Shop lapsing;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Shop shop = new Shop(cluster.courses(), cluster.orders());

    @BeforeAll
    static void start() {
        cluster = new Cluster(Map.of("RESERVATION_TTL", "PT30S", "PURCHASE_DEADLINE", "PT2S"));
        var courses = cluster.courses();
        Marketplace.awaitSale(cluster.orders(0), courses);
        Marketplace.awaitSale(cluster.orders(1), courses);
        lapsing = new Shop(courses, cluster.orders());
        String course = lapsing.newCourse(HOLDS);
        var customer = new Customer(lapsing, new Random());
        Crowd.of(HOLDS, i -> customer.holdOnce(lapsing.newHoldByHand(course)));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void saySeed() {
        System.out.println("NodesIT with seed " + seed);
    }

    @AfterEach
    void close() throws InterruptedException {
        shop.close();
    }

    @Test
    void theLastSeatsAreSoldOnceEach() {
        String course = shop.newCourse(10);
        var customer = new Customer(shop, random);
        var answers = Crowd.of(40, i -> customer.buyOnce(shop.newPurchase(course)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(answer, 409, "sold-out"));
        new Audit(shop).assertNothingIsLost();
    }

    /** Half of them meet the one node of the order service, half the other, and these either node of the course service. */
    @Test
    void ofManyWhoWantAVoucherAsManyGetItAsItHasUses() {
        var courses = cluster.courses();
        String course = courses.courseWithSeats(64);
        var created = courses.createVouchers(course, "{\"code\": \"ten\", \"percent\": -10, \"uses\": 10}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);

        var answers = Crowd.of(64, i -> boughtWithVoucher(cluster.orders(i % 2), course, "ten"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(answer, 409, "voucher-exhausted"));
        assertThat(courses.voucher(course, "ten").body().path("spent").asInt()).isEqualTo(10);
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(64, 54, 0, 10));
    }

    /** Asks again, under the same key, until it is decided. */
    private static Answer boughtWithVoucher(OrderSystem orders, String course, String voucher) {
        var key = UUID.randomUUID().toString();
        String student = "Student " + key;
        var purchase = Map.of("courseId", course, "studentName", student, "voucher", voucher);
        return await().atMost(PATIENCE)
                .until(
                        () -> orders.buy(student, purchase, key),
                        answer -> !List.of(202, 429, 503).contains(answer.status()));
    }

    @Test
    void whoWatchesAtOneNodeSeesWhatHappensAtTheOther() throws Exception {
        var nodes = List.of(cluster.courses(0), cluster.courses(1));
        String course = nodes.get(0).courseWithSeats(2);
        for (int i = 0; i < 2; i++) {
            int held = i + 1;
            try (var seats = LiveSeats.of(cluster.courseAddress(i), List.of(course))) {
                seats.await(event -> true);
                assertReservation(nodes.get(1 - i).reserve(course), "RESERVED");
                seats.await(event -> event.path("heldSeats").asInt() == held);
            }
        }
    }

    /** Held since before the first test, whatever became of the nodes since. */
    @Test
    void whatLapsesIsGivenBackOnce() {
        String course = lapsing.courses().iterator().next();

        await().atMost(PATIENCE).until(() -> cluster.courses().seatsOf(course).held() == 0);

        new Audit(lapsing).assertNothingIsLost();
        assertThat(cluster.courses().seatsOf(course)).isEqualTo(new SeatCounts(HOLDS, HOLDS, 0, 0));
        lapsing.holdsByHand()
                .forEach(hold -> assertReservation(
                        cluster.courses().reservation(hold.key().toString()), "EXPIRED"));
    }

    /** Those that are left bring to its end what the dead ones had begun. */
    @Test
    void nothingIsLostWithANode() throws InterruptedException {
        var dying = List.of(cluster.courseNode(0), cluster.orderNode(1));
        shop.open(random);
        for (var node : dying) {
            shop.awaitPurchases(5 + random.nextInt(20));
            node.kill().run();
        }
        shop.awaitPurchases(20);
        shop.close();

        try {
            new Audit(shop).assertNothingIsLost();
        } finally {
            dying.forEach(node -> node.start().run());
            cluster.awaitReady();
        }
    }

    /**
     * Each node is taken out of the rotation, stopped, and started again. Whoever meets a 503 or the end of a connection all the same
     * asks again, as {@link Customer} does; that is counted, and nobody meets anything else.
     */
    @Test
    void nobodyNoticesARollingRestart() throws InterruptedException {
        shop.open(random);
        for (var node : cluster.firstNodes()) {
            node.balancer().takeOut(node.port());
            restart(node);
        }
        shop.close();

        System.out.println("rolling restart: " + shop.witness.sightings.counts());
        assertThat(shop.witness.sightings.strange()).isEmpty();
        assertThat(shop.witness.sightings.counts()).containsKey(Sort.SUCCESS);
        new Audit(shop).assertNothingIsLost();
    }

    /**
     * As in Kubernetes: a node is told to stop, and those who send it requests hear of it later. It serves on until then, so nobody
     * meets even a 503 of it.
     */
    @Test
    void aNodeServesOnUntilNobodySendsItAnything() throws InterruptedException {
        shop.open(random);
        int before = cluster.failures();
        for (var node : cluster.secondNodes()) {
            node.tellToStop().run();
            await().atMost(PATIENCE).until(() -> !node.saysReady());
            shop.awaitPurchases(5);
            node.balancer().takeOut(node.port());
            restart(node);
        }
        shop.close();

        System.out.println("nodes that serve on: " + shop.witness.sightings.counts());
        assertThat(cluster.failures()).isEqualTo(before);
        assertThat(shop.witness.sightings.strange()).isEmpty();
        new Audit(shop).assertNothingIsLost();
    }

    /** One that is not in the rotation. */
    private void restart(Node node) {
        node.stop().run();
        node.start().run();
        cluster.awaitReady();
        node.balancer().bringBack(node.port());
        shop.awaitPurchases(5);
    }

    /** No sale comes through, so each order keeps its place. */
    @Test
    void aStudentHoldsFiveSeatsAtTheMostWhicheverTheNode() {
        var proxy = cluster.betweenServices;
        var nodes = List.of(cluster.orders(0), cluster.orders(1));
        var courses = cluster.courses();
        var sales = new Fault.Hold(HOLDS_PER_STUDENT);
        Supplier<String> courseWithoutSales = () -> {
            String course = courses.courseWithSeats(2);
            proxy.harm(Call.SELL, course, sales.request());
            return course;
        };
        var wanted = Stream.generate(courseWithoutSales).limit(40).toList();
        nodes.forEach(node -> Marketplace.awaitSale(node, courses)); // their breakers are closed

        var answers = Crowd.of(wanted.size(), i -> nodes.get(i % nodes.size()).buy(wanted.get(i), "Greedy"));

        assertThat(answers)
                .as("%s", answers.stream().map(Answer::text).toList())
                .filteredOn(answer -> answer.status() == 202)
                .hasSizeBetween(1, HOLDS_PER_STUDENT);
        assertThat(answers).filteredOn(answer -> answer.status() != 202).allSatisfy(NodesIT::assertTurnedAway);
        // Who was turned away by a 503 has given the place back.
        await().atMost(PATIENCE)
                .until(() ->
                        nodes.get(1).buy(courseWithoutSales.get(), "Greedy").status() == 429);
        assertThat(nodes.get(0).allOrdersOf("Greedy"))
                .filteredOn(order -> order.path("status").asText().equals("PENDING"))
                .hasSize(HOLDS_PER_STUDENT);
        // Not at once where the sales that did not come through have opened the breaker.
        await().atMost(PATIENCE)
                .until(() ->
                        nodes.get(1).buy(courses.courseWithSeats(2), "Modest").status() == 201);

        sales.release();
        proxy.heal();
        await().atMost(PATIENCE)
                .until(() ->
                        nodes.get(0).buy(courses.courseWithSeats(2), "Greedy").status() == 201);
    }

    /** For want of a place, or of time: a call to the course service that waits for one that is held was not begun. */
    private static void assertTurnedAway(Answer answer) {
        if (answer.status() == 503) {
            assertThat(answer.problem()).isIn("seats-unavailable", "orders-busy");
        } else {
            assertRefused(answer, 429, "too-many-holds");
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
        }
    }
}

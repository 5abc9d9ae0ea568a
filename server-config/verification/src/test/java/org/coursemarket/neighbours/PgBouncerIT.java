package org.coursemarket.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertProblem;
import static org.coursemarket.system.Answers.assertRefused;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.coursemarket.system.Audit;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.system.Crowd;
import org.coursemarket.system.Customer;
import org.coursemarket.system.Marketplace;
import org.coursemarket.system.Needs;
import org.coursemarket.system.Shop;
import org.coursemarket.system.Sightings.Sort;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** PostgreSQL behind PgBouncer, which has fewer connections to it than the services have to PgBouncer. */
@Tag("full")
@Needs(PgBouncer.PROGRAM)
@Execution(value = ExecutionMode.SAME_THREAD, reason = "they share the one PgBouncer")
class PgBouncerIT {
    private static final int BUYERS = 64;
    private static final int SEATS = 40;
    private static final int REFUNDS = 5;
    private static final String WITHOUT_PREPARED_STATEMENTS = "?prepareThreshold=0";

    private static final Map<String, String> DATABASES = TestDatabase.POSTGRESQL.settings();

    @TempDir
    private static Path folder;

    private static PgBouncer pooler;
    private static Marketplace marketplace;

    @BeforeAll
    static void start() {
        pooler = new PgBouncer(folder, DATABASES.get("COURSE_DB_URL"));
        pooler.start(PgBouncer.Mode.TRANSACTION);
        marketplace = marketplace(WITHOUT_PREPARED_STATEMENTS);
        marketplace.startCourse();
        marketplace.startOrder();
    }

    /** Whatever the test before has done to PgBouncer. */
    @BeforeEach
    void awaitSale() {
        marketplace.awaitReady();
        marketplace.awaitSale();
    }

    @AfterAll
    static void stop() {
        if (marketplace != null) {
            marketplace.close();
        }
        pooler.close();
    }

    /** Both services on the same databases, through PgBouncer. */
    private static Marketplace marketplace(String parameters) {
        var settings = new HashMap<>(DATABASES);
        settings.putAll(Map.of("RESERVATION_TTL", "PT30S", "PURCHASE_DEADLINE", "PT10S"));
        for (var key : List.of("COURSE_DB_URL", "ORDER_DB_URL")) {
            settings.put(key, pooler.url(DATABASES.get(key)) + parameters);
        }
        return new Marketplace(TestDatabase.H2, settings);
    }

    @Test
    void manyBuyAtOnceAndTheBooksAreExact() {
        var shop = new Shop(marketplace.courses(), marketplace.orders());
        String course = shop.newCourse(SEATS);
        var customer = new Customer(shop, new Random());

        var answers = Crowd.of(BUYERS, i -> customer.buyOnce(shop.newPurchase(course)));

        var bought = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(bought).hasSize(SEATS);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused(answer, 409, "sold-out"));
        shop.bought().entrySet().stream()
                .limit(REFUNDS)
                .forEach(purchase -> customer.refundOnce(purchase.getKey(), purchase.getValue()));
        new Audit(shop).assertNothingIsLost();
        assertThat(marketplace.courses().seatsOf(course)).isEqualTo(new SeatCounts(SEATS, REFUNDS, 0, SEATS - REFUNDS));
    }

    @Test
    void itsDeathUnderLoadLosesNothing() throws InterruptedException {
        var shop = new Shop(marketplace.courses(), marketplace.orders());
        shop.open(new Random(), BUYERS);
        for (int i = 0; i < 2; i++) {
            shop.awaitPurchases(BUYERS);
            pooler.kill();
            await().atMost(Marketplace.PATIENCE)
                    .until(() -> shop.sightings().counts().getOrDefault(Sort.UNAVAILABLE, 0) > 0);
            pooler.start(PgBouncer.Mode.TRANSACTION);
        }
        shop.awaitPurchases(BUYERS);
        shop.close();

        System.out.println("PgBouncer killed twice: " + shop.bought().size() + " bought, "
                + shop.sightings().counts());
        assertThat(shop.sightings().counts()).doesNotContainKey(Sort.CONNECTION_LOST);
        new Audit(shop).assertNothingIsLost();
    }

    /** A lock of a session would stay behind at whichever connection took it. */
    @Test
    void nodesThatStartLeaveNoLockBehind() throws SQLException {
        var url = DATABASES.get("COURSE_DB_URL");
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement();
                var locks = statement.executeQuery("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")) {
            locks.next();
            assertThat(locks.getInt(1)).isZero();
        }
    }

    /** Of the services that run, too: single statements would succeed, all of them. */
    @Test
    void statementModeIsAnOutageThatEndsByItself() {
        var courses = marketplace.courses();
        var orders = marketplace.orders();
        String course = courses.courseWithSeats(1);

        inStatementMode(() -> {
            for (var service : List.of(courses.http, orders.http)) {
                await().atMost(Marketplace.PATIENCE)
                        .until(() -> service.get("/health/ready").status() == 503);
            }
            assertProblem(orders.buy(course, "Early"), 503);
        });

        marketplace.awaitSale(); // by others: the early one may have an order on its way
    }

    @Test
    void statementModeEndsAStart() {
        inStatementMode(() -> assertStartEnds(WITHOUT_PREPARED_STATEMENTS, "statement pooling mode"));
    }

    /** The fifth use of each statement would fail, or meet somebody else's. */
    @Test
    void anAddressThatDoesNotSayWhetherStatementsArePreparedEndsAStart() {
        assertStartEnds("", "a pooler stands before PostgreSQL", "prepareThreshold=0");
    }

    private static void assertStartEnds(String parameters, String... causes) {
        try (var another = marketplace(parameters)) {
            another.startCourse();

            assertThatThrownBy(another::awaitReady).hasMessageContainingAll(causes);
        }
    }

    private static void inStatementMode(Runnable work) {
        pooler.close();
        pooler.start(PgBouncer.Mode.STATEMENT);
        try {
            work.run();
        } finally {
            pooler.close();
            pooler.start(PgBouncer.Mode.TRANSACTION);
        }
    }
}

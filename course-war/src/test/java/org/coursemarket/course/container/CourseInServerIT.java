package org.coursemarket.course.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrentAccessTimeoutException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.control.CourseReads;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.seats.boundary.ReservationExpiry;
import org.coursemarket.course.seats.control.ReservationStore;
import org.coursemarket.course.seats.control.SeatLedger;
import org.coursemarket.course.seats.control.SeatRehearsal;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.runtime.persistence.Database;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.testing.ApiCall;
import org.coursemarket.testing.TestIssuer;
import org.coursemarket.testing.TestedWar;
import org.coursemarket.testing.TimerWatch;
import org.coursemarket.testing.TimerWatch.Firing;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What only a server can do to the course service. All in one class, for each class has a server started. */
@ArquillianTest
class CourseInServerIT {
    private static final String DATABASE = "jdbc:h2:mem:container-test";
    private static final Duration ACCESS_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestIssuer issuer;

    @Inject
    SeatLedger ledger;

    @Inject
    SeatRehearsal rehearsal;

    @Inject
    ReservationStore reservations;

    @Inject
    Catalog catalog;

    @Inject
    CourseReads reads;

    @Inject
    UserTransaction transaction;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry synchronizations;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Resource(lookup = Database.JNDI_NAME)
    DataSource database;

    @Deployment
    static WebArchive war() {
        issuer = new TestIssuer();
        var settings = new HashMap<>(issuer.settings());
        settings.put("course.db.url", DATABASE + ";DB_CLOSE_DELAY=-1");
        settings.put("course.db.user", "tester");
        settings.put("course.db.password", "secret");
        settings.put("reservation.ttl", "PT1S");
        return TestedWar.of("course-war", CourseInServerIT.class, settings);
    }

    @Test
    void oneCallIsInTheLedgerUntilItsCommitIsDone() throws Exception {
        var course = courseWithSeats(2);
        var events = new ConcurrentLinkedQueue<String>();
        var firstHasCommitted = new CountDownLatch(1);
        var firstMayLeave = new CountDownLatch(1);
        var waiting = new AtomicReference<Thread>();

        var first = start(new WatchedCommands(
                () -> atCommit(() -> {}, () -> {
                    firstHasCommitted.countDown();
                    pass(firstMayLeave);
                }),
                reserve(course)));
        pass(firstHasCommitted);
        var second = start(new WatchedCommands(() -> events.add("second is in"), reserve(course)), waiting);
        try {
            await().atMost(PATIENCE).until(() -> !events.isEmpty() || waitsForALock(waiting.get()));
            events.add("first leaves");
        } finally {
            firstMayLeave.countDown();
        }

        assertThat(first.get()).hasSize(1);
        assertThat(second.get()).hasSize(1);
        assertThat(events).containsExactly("first leaves", "second is in");
    }

    @Test
    void whatIsRehearsedIsDoneAndTakenBack() throws Exception {
        var course = rehearsal.course();
        var reservation = UUID.randomUUID();

        var held = rehearsal.desk().submit(new Reserve(course, reservation, null, null));

        assertThat(held.toCompletableFuture().get(30, TimeUnit.SECONDS)).isInstanceOf(Granted.class);
        assertThat(ledger.apply(List.of(new Confirm(reservation), new Reserve(course, UUID.randomUUID(), null, null))))
                .allMatch(Refused.class::isInstance);
        assertThat(rowsOf(course)).isZero();
    }

    @Test
    void callThatDoesNotGetInGivesUp() throws Exception {
        var course = courseWithSeats(2);
        var firstIsIn = new CountDownLatch(1);
        var firstMayLeave = new CountDownLatch(1);
        var first = start(new WatchedCommands(
                () -> {
                    firstIsIn.countDown();
                    pass(firstMayLeave);
                },
                reserve(course)));
        pass(firstIsIn);
        long begun = System.nanoTime();

        try {
            assertThatThrownBy(() -> ledger.apply(List.of(reserve(course))))
                    .isInstanceOf(ConcurrentAccessTimeoutException.class);
        } finally {
            firstMayLeave.countDown();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(ACCESS_TIMEOUT);
        assertThat(first.get()).hasSize(1);
    }

    @Test
    void whatWasAppliedStaysWhereTheCallerRollsBack() throws Exception {
        var hold = reserve(courseWithSeats(1));

        transaction.begin();
        ledger.apply(List.of(hold, new Confirm(hold.reservationId())));
        transaction.rollback();

        assertThat(reservations.details(hold.reservationId()).status()).isEqualTo(ReservationStatus.CONFIRMED);
    }

    @Test
    void commitThatFailsRollsBackAlone() throws Exception {
        var hold = reserve(courseWithSeats(1));
        var other = courseWithSeats(1);

        transaction.begin();
        rename(other, "by the caller");
        assertThatThrownBy(() -> ledger.apply(new WatchedCommands(
                        () -> atCommit(
                                () -> {
                                    throw new IllegalStateException("no commit");
                                },
                                () -> {}),
                        hold)))
                .isInstanceOf(EJBException.class);
        transaction.commit();

        assertThat(reads.find(other).orElseThrow().title()).isEqualTo("by the caller");
        assertThatThrownBy(() -> reservations.details(hold.reservationId())).isInstanceOf(UnknownReservation.class);
    }

    @Test
    void aTimerThatDiesWithTheServerLooksForLapsedHolds() {
        await().atMost(PATIENCE).until(() -> timersOf(ReservationExpiry.class).size() >= 3);

        assertThat(timersOf(ReservationExpiry.class)).noneMatch(Firing::isPersistent);
    }

    @Test
    void whatATimerHasOthersDoIsDoneOutsideOfItsInvocation() {
        await().atMost(PATIENCE)
                .until(() -> WorkOfATimer.inAnEnterpriseBean().keySet().containsAll(Set.of("dispatcher", "worker")));

        assertThat(WorkOfATimer.inAnEnterpriseBean())
                .isEqualTo(Map.of("timer", true, "dispatcher", false, "worker", false));
    }

    @Test
    void aLapsedHoldIsGivenBackUnasked() {
        var hold = reserve(courseWithSeats(1));
        ledger.apply(List.of(hold));

        await().atMost(PATIENCE)
                .until(() -> reservations.details(hold.reservationId()).status() == ReservationStatus.EXPIRED);
    }

    @Test
    void theDatabaseIsTheOneThatIsConfigured() throws Exception {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(DATABASE);
            assertThat(connection.getMetaData().getUserName()).isEqualToIgnoringCase("tester");
        }
    }

    @Test
    @RunAsClient
    void onlyWhoMayCreateACourseDoes(@ArquillianResource URI address) {
        var courses = address.resolve("/api/courses");
        var course = course("49.90");

        assertThat(ApiCall.post(courses, course).send().statusCode()).isEqualTo(401);
        assertThat(ApiCall.post(courses, course).with("nonsense").send().statusCode())
                .isEqualTo(401);
        assertThat(ApiCall.post(courses, course)
                        .with(issuer.token("sam", "student"))
                        .send()
                        .statusCode())
                .isEqualTo(403);
        assertThat(ApiCall.post(courses, course)
                        .with(issuer.token("ada", "instructor"))
                        .send()
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @RunAsClient
    void whatASenderMustSayIsAskedFor(@ArquillianResource URI address) {
        var answer = ApiCall.post(address.resolve("/api/courses"), course("-1"))
                .with(issuer.token("ada", "instructor"))
                .send();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"price\"");
    }

    private static String course(String price) {
        return """
                {"title": "Jakarta EE", "description": "From the start", "price": %s, "availableSeats": 10,
                 "instructorName": "Ada"}""".formatted(price);
    }

    private UUID courseWithSeats(int seats) {
        return catalog.create(
                        new NewCourse("t", "d", new BigDecimal("49.90"), seats, "i", null), new Caller("ada", false))
                .id();
    }

    private static Reserve reserve(UUID course) {
        return new Reserve(course, UUID.randomUUID(), null, null);
    }

    private Future<List<Outcome>> start(List<SeatCommand> commands) {
        return start(commands, new AtomicReference<>());
    }

    private Future<List<Outcome>> start(List<SeatCommand> commands, AtomicReference<Thread> by) {
        return executor.submit(() -> {
            by.set(Thread.currentThread());
            return ledger.apply(commands);
        });
    }

    /** Of the transaction that the caller is in. */
    private void atCommit(Runnable before, Runnable after) {
        synchronizations.registerInterposedSynchronization(new AtCommit(before, after));
    }

    private long rowsOf(UUID course) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select (select count(*) from course where id = ?1)"
                        + " + (select count(*) from reservation where course_id = ?1)"
                        + " + (select count(*) from seat_change where course_id = ?1)")) {
            count.setObject(1, course);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** In the caller's transaction. */
    private void rename(UUID course, String title) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update course set title = ? where id = ?")) {
            update.setString(1, title);
            update.setObject(2, course);
            update.executeUpdate();
        }
    }

    /** Of the kind that the server locks a singleton with. */
    private static boolean waitsForALock(Thread thread) {
        return thread != null
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("ReentrantReadWriteLock"));
    }

    /** Longer than any call waits that gives up; shorter than a build. */
    private static void pass(CountDownLatch gate) {
        try {
            gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Firing> timersOf(Class<?> bean) {
        return TimerWatch.firings().stream()
                .filter(firing -> firing.bean() == bean)
                .toList();
    }
}

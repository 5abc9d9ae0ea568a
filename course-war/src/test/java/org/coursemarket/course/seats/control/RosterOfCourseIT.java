package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.coursemarket.course.seats.entity.ReservationStatus.CANCELLED;
import static org.coursemarket.course.seats.entity.ReservationStatus.CONFIRMED;
import static org.coursemarket.course.seats.entity.ReservationStatus.EXPIRED;
import static org.coursemarket.course.seats.entity.ReservationStatus.RESERVED;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.coursemarket.course.pricing.entity.Adjustment.Percent;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.RosterEntry;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Expire;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roster of a course, on real databases. */
@ParameterizedClass
@EnumSource
class RosterOfCourseIT {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);
    private static final int LIMIT = 10;
    /** That a part of a plan has read: as H2 says it, and as PostgreSQL does. */
    private static final Pattern ROWS = Pattern.compile("(?:scanCount: |actual time=\\S+ rows=)(\\d+)");

    private final EntityManagerFactory database;
    private final SettableClock clock = new SettableClock();
    private final LedgerNode node;
    private final UUID course;

    RosterOfCourseIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        node = new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), clock);
        course = node.courseWithSeats(20);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEntrySaysWhatIsKnownOfTheReservation() {
        node.issue(course, new Discount("SAVE", new Percent(new BigDecimal("-20")), null, null), 1);
        var tier = new PriceRule.Tier("first", 1, new Percent(BigDecimal.TEN.negate()));
        node.rule(course, new PriceRules(null, null, List.of(tier)));
        var now = clock.instant();
        var end = now.plus(TIME_TO_LIVE);
        var ann = UUID.randomUUID();
        var bob = UUID.randomUUID();

        node.apply(new Sell(course, ann, "ann", null, "SAVE"));
        clock.advance(Duration.ofSeconds(1));
        node.apply(new Reserve(course, bob, null, null));

        assertThat(roster(null, null, 100))
                .containsExactly(
                        new RosterEntry(
                                ann,
                                "ann",
                                new BigDecimal("35.93"),
                                "USD",
                                "first, voucher SAVE",
                                "first",
                                "SAVE",
                                CONFIRMED,
                                now,
                                end),
                        new RosterEntry(
                                bob,
                                null,
                                new BigDecimal("49.90"),
                                "USD",
                                "base price",
                                null,
                                null,
                                RESERVED,
                                now.plusSeconds(1),
                                end.plusSeconds(1)));
    }

    @Test
    void whatNeverHeldASeatIsOnNoRoster() {
        var full = node.courseWithSeats(1);
        var held = UUID.randomUUID();
        node.apply(new Reserve(full, held, null, null));
        var soldOut = new Sell(full, UUID.randomUUID(), null, null, null);
        var tooDear = new Sell(course, UUID.randomUUID(), null, BigDecimal.ONE, null);
        var withdrawn = UUID.randomUUID();

        assertThat(node.apply(soldOut, tooDear)).hasOnlyElementsOfType(Refused.class);
        node.apply(new Withdraw(course, withdrawn), new Cancel(full, UUID.randomUUID()));

        assertThat(node.count("reservation")).isEqualTo(5);
        assertThat(roster(null, null, 100)).isEmpty();
        assertThat(roster(CANCELLED, null, 100)).isEmpty();
        assertThat(node.roster(full, null, null, 100))
                .extracting(RosterEntry::id)
                .containsExactly(held);
        assertNoCursor(withdrawn);
    }

    @Test
    void aHoldWhoseSaleIsRefusedHeldASeat() {
        var id = hold();
        assertThat(node.apply(new Sell(course, id, null, BigDecimal.ONE, null))).hasOnlyElementsOfType(Refused.class);

        assertThat(ids(roster(CANCELLED, null, 100))).containsExactly(id);
    }

    @Test
    void eachStatusHasARosterOfItsOwn() {
        var held = List.of(hold(), hold(), hold(), hold(), hold());
        node.apply(new Confirm(held.get(1)), new Confirm(held.get(2)), new Cancel(null, held.get(3)));
        node.apply(new Cancel(null, held.get(2)));
        clock.advance(TIME_TO_LIVE.minusNanos(4_000)); // the last of them is still held
        node.apply(new Expire(held.get(0)), new Expire(held.get(4)));

        assertThat(ids(roster(RESERVED, null, 100))).containsExactly(held.get(4));
        assertThat(ids(roster(CONFIRMED, null, 100))).containsExactly(held.get(1));
        assertThat(ids(roster(CANCELLED, null, 100))).containsExactly(held.get(2), held.get(3));
        assertThat(ids(roster(EXPIRED, null, 100))).containsExactly(held.get(0));
        assertThat(ids(roster(null, null, 100))).isEqualTo(held);
        assertThat(ids(roster(CANCELLED, held.get(0), 1))).containsExactly(held.get(2));
        assertThat(ids(roster(CANCELLED, held.get(2), 1))).containsExactly(held.get(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void thePagesTogetherAreTheRosterOldestFirst(int limit) {
        var ids = IntStream.range(0, 15).mapToObj(i -> UUID.randomUUID()).toList();
        for (int i = 0; i < 15; i += 5) { // five of one moment
            node.apply(ids.subList(i, i + 5).stream()
                    .map(id -> new Reserve(course, id, null, null))
                    .toArray(Reserve[]::new));
            node.apply(new Confirm(ids.get(i)), new Cancel(null, ids.get(i + 1)));
            clock.advance(Duration.ofSeconds(1));
        }
        node.apply(new Reserve(node.courseWithSeats(1), UUID.randomUUID(), null, null));

        var all = walk(null, limit);

        assertThat(all).extracting(RosterEntry::id).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(all).extracting(RosterEntry::reservedAt).isSorted();
        assertThat(all).isEqualTo(roster(null, null, 100));
        assertThat(walk(CONFIRMED, limit))
                .extracting(RosterEntry::id)
                .containsExactly(ids.get(0), ids.get(5), ids.get(10));
        assertThat(walk(RESERVED, limit)).hasSize(9);
    }

    @Test
    void aReservationThatMovesOnDuringTheWalkIsThereOnce() {
        var first = hold();
        var second = hold();
        assertThat(ids(roster(null, null, 1))).containsExactly(first);

        node.apply(new Confirm(first), new Cancel(null, second));

        assertThat(ids(roster(null, first, 1))).containsExactly(second);
        assertThat(ids(roster(RESERVED, first, 1))).isEmpty(); // which had the cursor before
        var third = hold();
        assertThat(ids(roster(null, second, 1))).containsExactly(third);
    }

    @Test
    void aReservationThatMovesOnWhileItIsReadIsThereOnce() {
        var held = IntStream.range(0, 20).mapToObj(i -> hold()).toList();
        var moves = CompletableFuture.runAsync(() -> held.forEach(id -> {
            node.apply(new Confirm(id));
            node.apply(new Cancel(null, id));
        }));

        try (var reader = new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), Clock.systemUTC())) {
            do {
                assertThat(ids(reader.roster(course, null, null, 100))).isEqualTo(held);
            } while (!moves.isDone());
        }
        moves.join();
        assertThat(ids(roster(CANCELLED, null, 100))).isEqualTo(held);
    }

    @Test
    void aCursorIsAReservationOfTheRoster() {
        var foreign = UUID.randomUUID();
        node.apply(new Reserve(node.courseWithSeats(1), foreign, null, null));

        assertNoCursor(foreign);
        assertNoCursor(UUID.randomUUID());
    }

    @Test
    void howMuchIsReadDependsOnTheLimitAlone() {
        fill();
        var middle = UUID.fromString("00000000-0000-4000-8000-000000005000");
        var time = clock.instant().plusSeconds(5_000).atOffset(ZoneOffset.UTC);

        for (var status : new ReservationStatus[] {null, RESERVED, CONFIRMED, CANCELLED, EXPIRED}) {
            assertReadsFew(node.explain(RosterStore.sql(status, false), course, LIMIT));
            assertReadsFew(node.explain(RosterStore.sql(status, true), course, LIMIT, time, middle));
        }
        assertThat(roster(CANCELLED, null, 100)).hasSize(10);
        assertThat(roster(CONFIRMED, null, 100)).hasSize(10);
        assertThat(walk(EXPIRED, 100)).hasSize(4_990);
    }

    /** Ten thousand, a second apart: half of them refused sales, most others lapsed. */
    private void fill() {
        node.execute(
                "insert into reservation (id, course_id, locked_price, currency, status, reserved_at, expires_at, had_seat)"
                        + " select cast('00000000-0000-4000-8000-00000000' || lpad(cast(n as varchar(4)), 4, '0') as uuid), '"
                        + course
                        + "', 1, 'USD', case when mod(n, 1000) = 7 then 'CONFIRMED' when mod(n, 1000) = 500 then 'CANCELLED'"
                        + " when mod(n, 2) = 1 then 'CANCELLED' else 'EXPIRED' end, created_at + n * interval '1' second,"
                        + " created_at + n * interval '1' second, mod(n, 2) = 0 or mod(n, 1000) = 7"
                        + " from (select c.created_at, v.n + 10 * w.n + 100 * x.n + 1000 * y.n as n from course c"
                        + digits("v")
                        + digits("w") + digits("x") + digits("y") + " where c.id = '" + course + "') as numbers");
        node.execute("analyze");
    }

    private static String digits(String name) {
        return " cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) " + name + " (n)";
    }

    /** As many rows as the limit of each status, and the one at the cursor. */
    private static void assertReadsFew(String plan) {
        assertThat(ROWS.matcher(plan).results().map(rows -> Integer.valueOf(rows.group(1))))
                .as(plan)
                .isNotEmpty()
                .allMatch(rows -> rows <= ReservationStatus.values().length * LIMIT + 1);
        assertThat(plan).containsIgnoringCase("reservation_roster").doesNotContain("Rows Removed");
    }

    private UUID hold() {
        var id = UUID.randomUUID();
        node.apply(new Reserve(course, id, null, null));
        clock.advance(Duration.ofNanos(1_000));
        return id;
    }

    private List<RosterEntry> roster(ReservationStatus status, UUID after, int limit) {
        return node.roster(course, status, after, limit);
    }

    private List<RosterEntry> walk(ReservationStatus status, int limit) {
        var all = new ArrayList<RosterEntry>();
        var page = roster(status, null, limit);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = roster(status, all.get(all.size() - 1).id(), limit);
        }
        return all;
    }

    private void assertNoCursor(UUID id) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> roster(null, id, 1))
                .withMessageContaining("cursor");
    }

    private static List<UUID> ids(List<RosterEntry> roster) {
        return roster.stream().map(RosterEntry::id).toList();
    }
}

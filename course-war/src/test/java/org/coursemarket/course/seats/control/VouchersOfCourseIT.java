package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.prices.entity.PreviewedPrice;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.vouchers.control.Vouchers;
import org.coursemarket.course.vouchers.entity.NewVouchers;
import org.coursemarket.course.vouchers.entity.TooManyVouchers;
import org.coursemarket.course.vouchers.entity.UnknownVoucher;
import org.coursemarket.course.vouchers.entity.UsesTaken;
import org.coursemarket.course.vouchers.entity.VoucherChange;
import org.coursemarket.course.vouchers.entity.VoucherDetails;
import org.coursemarket.course.vouchers.entity.VoucherExhausted;
import org.coursemarket.course.vouchers.entity.VoucherExists;
import org.coursemarket.course.vouchers.entity.VoucherInvalid;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Caller;
import org.coursemarket.testing.SettableClock;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vouchers as whoever looks after a course sees and changes them, and quotes, on real databases. */
@ParameterizedClass
@EnumSource
class VouchersOfCourseIT {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);
    private static final Caller ADA = new Caller("ada", false);

    private final EntityManagerFactory database;
    private final SettableClock clock = new SettableClock();
    private final LedgerNode node;
    private final UUID course;

    VouchersOfCourseIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        node = new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), clock);
        course = node.courseWithSeats(10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, -12.3456,, ",
        "USD, -1E+2,, ",
        "USD,, -0.01, ",
        "KWD,, -1.125, ",
        "CLF,, -1.1255, ",
        "JPY,,, 4000",
        "USD,,, 0.00",
        "USD,,, 100000000000.00"
    })
    void whatIsReadIsWhatWasAnswered(String currency, BigDecimal percent, BigDecimal amount, BigDecimal price) {
        var id = node.courseWithSeats(1, BigDecimal.TEN, currency).id();
        var from = Instant.parse("0000-01-01T00:00:00Z");
        var until = Instant.parse("9999-12-31T23:59:59.999999999Z");

        var created = create(id, new NewVouchers("spring_27-x", null, percent, amount, price, 1_000_000, from, until))
                .get(0);

        assertThat(created)
                .isEqualTo(new VoucherDetails(
                        "SPRING_27-X",
                        percent,
                        amount,
                        price,
                        currency,
                        1_000_000,
                        1_000_000,
                        0,
                        0,
                        from,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        clock.instant(),
                        "ada"));
        assertThat(voucher(id, "SPRING_27-X")).isEqualTo(created);
        assertThat(list(id, "", 100)).containsExactly(created);
    }

    @Test
    void theListIsInTheOrderOfTheCodes() {
        var codes = List.of("A-9", "A9-", "A_9", "AB-", "AB2", "ABB", "AB_", "_AB", "-AB", "2AB", "Z99", "ABBA");
        codes.forEach(code -> create(code, 1));
        create(node.courseWithSeats(1), voucher("AB1", 1));

        var pages = new ArrayList<String>();
        for (var page = codes(list(course, "", 5)); !page.isEmpty(); page = codes(list(course, last(pages), 5))) {
            pages.addAll(page);
        }

        assertThat(pages).isSorted().containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void aCourseHasACodeOnce() {
        create("save10", 1);

        assertThatExceptionOfType(VoucherExists.class).isThrownBy(() -> create("Save10", 2));
        assertThat(list(course, "", 100)).extracting(VoucherDetails::uses).containsExactly(1);

        create(node.courseWithSeats(1), voucher("SAVE10", 3));
        assertThat(list(course, "", 100)).hasSize(1);
    }

    @Test
    void aRandomCodeIsOneThatTheCourseHasNotYet() {
        var some = new NewVouchers(null, 1_000, null, null, BigDecimal.ONE, 2, null, null);
        var first = codes(with(new Random(7), vouchers -> vouchers.create(course, some, ADA)));

        var more = codes(with(new Random(7), vouchers -> vouchers.create(course, some, ADA)));

        assertThat(first).hasSize(1_000).doesNotHaveDuplicates().doesNotContainAnyElementsOf(more);
        assertThat(more).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(node.count("voucher where uses = 2")).isEqualTo(2_000);
    }

    @Test
    @Tag("full")
    void aCourseHasAHundredThousandAtTheMost() {
        node.execute("insert into voucher (course_id, code, percent, uses, created_at, created_by)"
                + " select c.id, 'C' || (v.n + 10 * w.n + 100 * x.n + 1000 * y.n + 10000 * z.n), -10, 1, c.created_at, 'ada'"
                + " from course c" + digits("v") + digits("w") + digits("x") + digits("y") + digits("z"));
        node.execute("delete from voucher where code in ('C1', 'C2')");

        assertThatExceptionOfType(TooManyVouchers.class).isThrownBy(() -> create(course, several(3)));
        create(course, several(1));
        create("last", 1);
        assertThatExceptionOfType(TooManyVouchers.class).isThrownBy(() -> create("more", 1));

        assertThat(node.count("voucher")).isEqualTo(100_000);
        create(node.courseWithSeats(1), voucher("more", 1));
    }

    private static String digits(String name) {
        return " cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) " + name + " (n)";
    }

    @Test
    void whatCannotBeLeavesNothingBehind() {
        var wrong = new NewVouchers("abc", 1, null, new BigDecimal("-0.001"), null, 1, null, null);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> create(course, wrong));

        assertThat(list(course, "", 100)).isEmpty();
    }

    @Test
    void onlyWhoLooksAfterTheCourseHasToDoWithItsVouchers() {
        create("save10", 1);
        var eve = new Caller("eve", false);

        assertRefused(NotYourCourse.class, vouchers -> vouchers.create(course, voucher("abc", 1), eve));
        assertRefused(NotYourCourse.class, vouchers -> vouchers.voucher(course, "SAVE10", eve));
        assertRefused(NotYourCourse.class, vouchers -> vouchers.vouchers(course, "", 1, eve));
        assertRefused(NotYourCourse.class, vouchers -> vouchers.change(course, "SAVE10", uses(2), eve));
        var nowhere = UUID.randomUUID();
        assertRefused(UnknownCourse.class, vouchers -> vouchers.create(nowhere, voucher("abc", 1), ADA));
        assertRefused(UnknownCourse.class, vouchers -> vouchers.voucher(nowhere, "SAVE10", ADA));
        assertRefused(UnknownCourse.class, vouchers -> vouchers.vouchers(nowhere, "", 1, ADA));
        assertRefused(UnknownCourse.class, vouchers -> vouchers.change(nowhere, "SAVE10", uses(2), ADA));
        assertRefused(UnknownVoucher.class, vouchers -> vouchers.voucher(course, "SAVE11", ADA));
        assertRefused(UnknownVoucher.class, vouchers -> vouchers.change(course, "SAVE11", uses(2), ADA));
        assertThat(with(new Random(), vouchers -> vouchers.voucher(course, "SAVE10", new Caller("root", true)))
                        .uses())
                .isEqualTo(1);
    }

    @Test
    void usesCanBeAnyNumberThatIsNotBelowWhatIsTaken() {
        create("save10", 5);
        hold("SAVE10");
        node.apply(new Sell(course, UUID.randomUUID(), null, null, "SAVE10"));

        assertThat(assertRefused(UsesTaken.class, vouchers -> vouchers.change(course, "SAVE10", uses(1), ADA))
                        .data())
                .containsEntry("minimum", 2);
        assertUses("SAVE10", 3, 1, 1);

        change("SAVE10", uses(2));
        assertUses("SAVE10", 0, 1, 1);
        change("SAVE10", uses(1_000_000));
        assertUses("SAVE10", 999_998, 1, 1);
    }

    @Test
    void usesOfLapsedHoldsAreGivenBackFirst() {
        create("save10", 3);
        create("other", 3);
        var lapsed = List.of(hold("SAVE10"), hold("SAVE10"));
        hold("OTHER");
        clock.advance(TIME_TO_LIVE);
        hold("SAVE10");

        change("SAVE10", uses(3));
        assertUses("SAVE10", 0, 3, 0);
        change("SAVE10", uses(1));

        assertUses("SAVE10", 0, 1, 0);
        assertUses("OTHER", 2, 1, 0);
        assertThat(lapsed)
                .allSatisfy(id -> assertThat(node.reservation(id).status()).isEqualTo(ReservationStatus.EXPIRED));
        var changes = node.history(course);
        assertThat(changes.subList(changes.size() - 2, changes.size()))
                .allSatisfy(change -> assertThat(change.voucher()).isEqualTo("SAVE10"))
                .extracting(SeatChangeDetails::to)
                .containsExactly(ReservationStatus.EXPIRED, ReservationStatus.EXPIRED);
        assertThat(node.replay(course).held()).isEqualTo(2);
    }

    @Test
    void theEndCanBeMoved() {
        create("save10", 3);
        var end = clock.instant().plusSeconds(60);

        assertThat(change("SAVE10", new VoucherChange(7, end)).until()).isEqualTo(end);

        assertThat(voucher(course, "SAVE10").until()).isEqualTo(end);
        assertThat(voucher(course, "SAVE10").uses()).isEqualTo(7);
        clock.advance(Duration.ofSeconds(60));
        assertThatExceptionOfType(VoucherInvalid.class).isThrownBy(() -> quote("SAVE10"));
        change("SAVE10", new VoucherChange(null, end.plusNanos(1_000)));
        assertThat(quote("SAVE10").price()).isEqualByComparingTo("44.91");
    }

    @Test
    void aChangeThatCannotBeChangesNothing() {
        var from = clock.instant();
        create(course, new NewVouchers("save10", null, BigDecimal.ONE.negate(), null, null, 3, from, null));
        var before = voucher(course, "SAVE10");

        assertRefused(InvalidInput.class, vouchers -> vouchers.change(course, "SAVE10", uses(null), ADA));
        assertRefused(
                InvalidInput.class, vouchers -> vouchers.change(course, "SAVE10", new VoucherChange(7, from), ADA));
        hold("SAVE10");
        hold("SAVE10");
        assertRefused(
                UsesTaken.class,
                vouchers -> vouchers.change(course, "SAVE10", new VoucherChange(1, from.plusSeconds(1)), ADA));

        assertThat(voucher(course, "SAVE10").until()).isEqualTo(before.until());
        assertUses("SAVE10", 1, 2, 0);
    }

    @Test
    void aQuoteIsWhatAHoldLocks() {
        var end = clock.instant().plusSeconds(60);
        create(course, new NewVouchers("save10", null, BigDecimal.TEN.negate(), null, null, 1, null, end));

        var quote = quote("SAVE10");

        assertThat(quote).isEqualTo(new PreviewedPrice(new BigDecimal("44.91"), "USD", "voucher SAVE10", end));
        assertThat(quote(null)).isEqualTo(new PreviewedPrice(new BigDecimal("49.90"), "USD", "base price", null));
        var hold = node.reservation(hold("SAVE10"));
        assertThat(hold.lockedPrice()).isEqualTo(quote.price());
        assertThat(hold.because()).isEqualTo(quote.because());
        assertThatExceptionOfType(VoucherExhausted.class).isThrownBy(() -> quote("SAVE10"));
    }

    @Test
    void whatIsWrongWithAVoucherIsNotSaid() {
        var now = clock.instant();
        create(node.courseWithSeats(1), voucher("foreign", 1));
        create(course, new NewVouchers("early", null, null, null, BigDecimal.ONE, 1, now.plusNanos(1_000), null));
        create(course, new NewVouchers("late", null, null, null, BigDecimal.ONE, 1, null, now));

        var refusals = List.of("UNKNOWN", "FOREIGN", "EARLY", "LATE").stream()
                .map(code -> catchThrowableOfType(VoucherInvalid.class, () -> quote(code)))
                .toList();

        assertThat(refusals)
                .extracting(Refusal::getMessage)
                .containsOnly(refusals.get(0).getMessage());
        assertThat(refusals)
                .extracting(Refusal::data)
                .containsOnly(refusals.get(0).data());
        assertThatExceptionOfType(UnknownCourse.class)
                .isThrownBy(() -> node.quotes().quote(UUID.randomUUID(), "EARLY", ADA));
        clock.advance(Duration.ofNanos(1_000));
        assertThat(quote("EARLY").price()).isEqualByComparingTo("1");
    }

    private void create(String code, int uses) {
        create(course, voucher(code, uses));
    }

    private static NewVouchers voucher(String code, int uses) {
        return new NewVouchers(code, null, BigDecimal.TEN.negate(), null, null, uses, null, null);
    }

    private static NewVouchers several(int count) {
        return new NewVouchers(null, count, BigDecimal.TEN.negate(), null, null, 1, null, null);
    }

    private static VoucherChange uses(Integer number) {
        return new VoucherChange(number, null);
    }

    private List<VoucherDetails> create(UUID id, NewVouchers wish) {
        return with(new Random(), vouchers -> vouchers.create(id, wish, ADA));
    }

    private VoucherDetails voucher(UUID id, String code) {
        return with(new Random(), vouchers -> vouchers.voucher(id, code, ADA));
    }

    private List<VoucherDetails> list(UUID id, String after, int limit) {
        return with(new Random(), vouchers -> vouchers.vouchers(id, after, limit, ADA));
    }

    private VoucherDetails change(String code, VoucherChange wish) {
        return with(new Random(), vouchers -> vouchers.change(course, code, wish, ADA));
    }

    private PreviewedPrice quote(String code) {
        return node.quotes().quote(course, code, ADA);
    }

    private UUID hold(String code) {
        var id = UUID.randomUUID();
        assertThat(node.apply(new Reserve(course, id, null, code))).hasOnlyElementsOfType(Granted.class);
        return id;
    }

    private void assertUses(String code, int free, int held, int spent) {
        var now = voucher(course, code);
        assertThat(List.of(now.free(), now.held(), now.spent())).containsExactly(free, held, spent);
        assertThat(now.uses()).isEqualTo(free + held + spent);
    }

    private <T extends Refusal> T assertRefused(Class<T> refusal, Function<Vouchers, ?> request) {
        var thrown = catchThrowableOfType(refusal, () -> with(new Random(), request));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private <T> T with(RandomGenerator random, Function<Vouchers, T> request) {
        return node.inTransaction(() -> request.apply(node.vouchers(random)));
    }

    private static List<String> codes(List<VoucherDetails> vouchers) {
        return vouchers.stream().map(VoucherDetails::code).toList();
    }

    private static String last(List<String> codes) {
        return codes.get(codes.size() - 1);
    }
}

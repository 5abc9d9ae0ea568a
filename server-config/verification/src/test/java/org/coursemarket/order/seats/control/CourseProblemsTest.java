package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CourseNotOpen;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.seats.entity.CommandAnswer;
import org.coursemarket.course.seats.entity.PriceChanged;
import org.coursemarket.course.seats.entity.ReservationCancelled;
import org.coursemarket.course.seats.entity.ReservationExpired;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.course.seats.entity.SoldOut;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.order.seats.entity.VoucherExhausted;
import org.coursemarket.order.seats.entity.VoucherInvalid;
import org.coursemarket.runtime.http.BodyIncomplete;
import org.coursemarket.runtime.http.TooManyBodies;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.coursemarket.runtime.problems.Problem;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.InvalidToken;
import org.coursemarket.runtime.security.KeysUnavailable;
import org.coursemarket.runtime.security.RoleRequired;
import org.coursemarket.testing.Quiet;
import org.coursemarket.testing.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal of the course service, as it writes it and as the order service reads it: they share no more than the text. */
class CourseProblemsTest {
    private static final List<Refusal> WRITTEN = Refusals.in("org.coursemarket.course", "org.coursemarket.runtime");

    private static final Set<Class<?>> LOST =
            Set.of(ReservationExpired.class, ReservationCancelled.class, UnknownReservation.class);
    private static final Set<Class<?>> NOTHING_DONE = Set.of(
            SeatsBusy.class, KeysUnavailable.class, RoleRequired.class, BodyIncomplete.class, TooManyBodies.class);
    private static final Set<Class<?>> OTHERS_READ =
            Set.of(CourseNotOpen.class, SoldOut.class, PriceChanged.class, UnknownCourse.class, InvalidToken.class);
    private static final Map<String, Class<? extends Refusal>> OF_A_VOUCHER =
            Map.of("voucher-invalid", VoucherInvalid.class, "voucher-exhausted", VoucherExhausted.class);

    @RegisterExtension
    static final Quiet QUIET = new Quiet(CourseProblemMapper.class.getName());

    static List<Refusal> ofALostSeat() {
        return written(LOST);
    }

    static List<Refusal> beforeAnythingWasDone() {
        return written(NOTHING_DONE);
    }

    static List<Refusal> others() {
        return WRITTEN.stream()
                .filter(refusal -> Stream.of(LOST, NOTHING_DONE, OTHERS_READ)
                        .noneMatch(known -> known.contains(refusal.getClass())))
                .filter(refusal -> !OF_A_VOUCHER.containsKey(refusal.type()))
                .toList();
    }

    @Test
    void courseThatIsSoldOutOrUnknownOrNotOnSaleIsSoToTheBuyer() {
        assertThat(read(one(CourseNotOpen.class)))
                .isInstanceOf(org.coursemarket.order.seats.entity.CourseNotOpen.class);
        assertThat(read(one(SoldOut.class))).isInstanceOf(org.coursemarket.order.seats.entity.SoldOut.class);
        assertThat(read(one(UnknownCourse.class)))
                .isInstanceOf(org.coursemarket.order.seats.entity.UnknownCourse.class);
    }

    @Test
    void voucherThatGivesNothingIsSoToTheBuyer() {
        var course = UUID.randomUUID();
        OF_A_VOUCHER.forEach((type, refusal) -> assertThat(read(refusal(type, Map.of("courseId", course))))
                .isInstanceOfSatisfying(refusal, read -> {
                    assertThat(read.type()).isEqualTo(type);
                    assertThat(read.data()).isEqualTo(Map.of("courseId", course));
                }));
    }

    /** It may be of anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "course-not-open",
                "sold-out",
                "unknown-course",
                "voucher-invalid",
                "voucher-exhausted",
                "price-changed"
            })
    void refusalThatDoesNotSayOfWhichCourseIsNone(String type) {
        assertMayHaveActed(refusal(type, Map.of()), true);
    }

    @Test
    void priceThatIsTooHighIsSoToTheBuyer() {
        var written = new PriceChanged(UUID.randomUUID(), new BigDecimal("19.90"), new BigDecimal("20.00"), "EUR");
        assertThat(read(written))
                .isInstanceOfSatisfying(
                        org.coursemarket.order.seats.entity.PriceChanged.class,
                        refusal -> assertThat(refusal.data()).isEqualTo(written.data()));
    }

    @Test
    void priceWithTooManyDecimalsIsSoToTheBuyer() {
        var error = new FieldError("maxPrice", "must have at most 0 decimals, as JPY has");
        assertThat(read(new InvalidInput(List.of(error), Map.of("currency", "JPY"))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.data())
                                .containsEntry("errors", List.of(error))
                                .containsEntry("currency", "JPY"));
    }

    @Test
    void tokenThatIsNotTakenIsReplaced() {
        assertThat(read(one(InvalidToken.class))).isInstanceOf(TokenNotTaken.class);
    }

    @ParameterizedTest
    @MethodSource("ofALostSeat")
    void seatThatIsNotHeldAnyMoreIsLost(Refusal refusal) {
        assertThat(read(refusal)).isInstanceOf(SeatLost.class);
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingWasDone")
    void whatWasAnsweredBeforeAnythingWasDoneIsKnownToBeHarmless(Refusal refusal) {
        assertMayHaveActed(refusal, false);
    }

    @ParameterizedTest
    @MethodSource("others")
    void ofAnyOtherNothingIsKnown(Refusal refusal) {
        assertMayHaveActed(refusal, true);
    }

    private static void assertMayHaveActed(Refusal refusal, boolean expected) {
        assertThatThrownBy(() -> {
                    throw read(refusal);
                })
                .isInstanceOfSatisfying(
                        CourseServiceFailure.class,
                        failure -> assertThat(failure.mayHaveActed()).isEqualTo(expected));
    }

    /** Through JSON, as among the answers to many commands. */
    private static RuntimeException read(Refusal refusal) {
        var answer = CommandAnswer.of(Problem.of(refusal, "/api/reservations/commands"));
        return CourseProblemMapper.exception(JsonFormat.MAPPER.convertValue(answer, Answer.class));
    }

    private static Refusal refusal(String type, Map<String, Object> data) {
        return new Refusal(Refusal.Kind.CONFLICT, type, "No.", data) {};
    }

    private static Refusal one(Class<? extends Refusal> type) {
        return written(Set.of(type)).get(0);
    }

    private static List<Refusal> written(Collection<Class<?>> types) {
        var found = WRITTEN.stream()
                .filter(refusal -> types.contains(refusal.getClass()))
                .toList();
        assertThat(found).hasSameSizeAs(types);
        return found;
    }
}

package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.seats.entity.CommandAnswer;
import org.coursemarket.course.seats.entity.ReservationCancelled;
import org.coursemarket.course.seats.entity.ReservationExpired;
import org.coursemarket.course.seats.entity.SeatsBusy;
import org.coursemarket.course.seats.entity.SoldOut;
import org.coursemarket.course.seats.entity.UnknownReservation;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.entity.SeatLost;
import org.coursemarket.runtime.http.BodyIncomplete;
import org.coursemarket.runtime.http.TooManyBodies;
import org.coursemarket.runtime.json.JsonFormat;
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

/** Each refusal of the course service, as it writes it and as the order service reads it: they share no more than the text. */
class CourseProblemsTest {
    private static final List<Refusal> WRITTEN = Refusals.in("org.coursemarket.course", "org.coursemarket.runtime");

    private static final Set<Class<?>> LOST =
            Set.of(ReservationExpired.class, ReservationCancelled.class, UnknownReservation.class);
    private static final Set<Class<?>> NOTHING_DONE = Set.of(
            SeatsBusy.class, KeysUnavailable.class, RoleRequired.class, BodyIncomplete.class, TooManyBodies.class);
    private static final Set<Class<?>> OTHERS_READ = Set.of(SoldOut.class, UnknownCourse.class, InvalidToken.class);

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
                .toList();
    }

    @Test
    void courseThatIsSoldOutOrUnknownIsSoToTheBuyer() {
        assertThat(read(one(SoldOut.class))).isInstanceOf(org.coursemarket.order.seats.entity.SoldOut.class);
        assertThat(read(one(UnknownCourse.class)))
                .isInstanceOf(org.coursemarket.order.seats.entity.UnknownCourse.class);
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

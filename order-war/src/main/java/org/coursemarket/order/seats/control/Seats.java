package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SeatsUnavailable;
import org.coursemarket.runtime.problems.Causes;
import org.coursemarket.runtime.problems.Refusal;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The seats of the course service. Each call has one effect however often it is repeated. It ends with its attempt's deadline at
 * the latest: tries begin in its first second, and each waits for the time-out of one answer, or what is left of the attempt. A
 * call throws a {@link Refusal} where the course service says no, {@link SeatsUnavailable} where it certainly did nothing,
 * {@link OutcomeUnknown} where nobody here knows.
 *
 * <p>Only failures are tried again and open the breaker; a refusal is an answer.
 *
 * <p>Each buyer has their own tries, though many share a call. Where some of the commands of a call fail, for want of room say, only
 * those are tried again. Each buyer's attempt has its own deadline, and knows of each try whether it may have acted. And between two
 * tries nobody keeps one of the few calls that may be under way.
 */
@ApplicationScoped
@Retry(
        maxRetries = 2,
        delay = 100,
        delayUnit = ChronoUnit.MILLIS,
        jitter = 50,
        jitterDelayUnit = ChronoUnit.MILLIS,
        maxDuration = 1_000,
        durationUnit = ChronoUnit.MILLIS,
        retryOn = CourseServiceFailure.class)
@CircuitBreaker(
        requestVolumeThreshold = 20,
        failureRatio = 0.5,
        delay = 2_000,
        delayUnit = ChronoUnit.MILLIS,
        failOn = CourseServiceFailure.class,
        skipOn = DeadlineReached.class)
public class Seats {
    private static final Set<ReservationStatus> ANY = EnumSet.allOf(ReservationStatus.class);
    private static final Set<ReservationStatus> SOLD = EnumSet.of(ReservationStatus.CONFIRMED);
    private static final Set<ReservationStatus> GIVEN_BACK =
            EnumSet.of(ReservationStatus.CANCELLED, ReservationStatus.EXPIRED);
    private static final Set<ReservationStatus> OVER = EnumSet.complementOf(EnumSet.of(ReservationStatus.RESERVED));

    @Inject
    SeatCalls calls;

    @Inject
    CourseService courses;

    @Inject
    CourseApi api;

    @Inject
    ServiceToken token;

    @Inject
    CallMetrics metrics;

    /**
     * Sells a seat of the course to the student, or finds what was sold under the same id before. Where the course refuses it, full or
     * too dear, or for its voucher, that is final: no seat can be sold under the id from then on, by no call that is late either.
     */
    @Fallback(value = SeatsFallback.class, skipOn = Refusal.class)
    public Reservation sell(Sale sale, Attempt attempt) {
        var command = Command.sell(sale);
        return call("sell", SOLD, sale.reservationId(), attempt, patience -> calls.perform(command, patience));
    }

    /** Gives the seat back, held or sold; where there is none, none can be sold under the id from then on. */
    @Fallback(value = SeatsFallback.class, skipOn = Refusal.class)
    public Reservation cancel(UUID courseId, UUID reservationId, Attempt attempt) {
        var cancel = Command.cancel(courseId, reservationId);
        return call("cancel", GIVEN_BACK, reservationId, attempt, patience -> calls.perform(cancel, patience));
    }

    /** Likewise, but what is sold stays sold. */
    @Fallback(value = SeatsFallback.class, skipOn = Refusal.class)
    public Reservation withdraw(UUID courseId, UUID reservationId, Attempt attempt) {
        var withdrawal = Command.withdraw(courseId, reservationId);
        return call("withdraw", OVER, reservationId, attempt, patience -> calls.perform(withdrawal, patience));
    }

    /** Looks at a reservation; SeatLost if there is none. */
    @Fallback(value = SeatsFallback.class, skipOn = Refusal.class)
    public Reservation find(UUID reservationId, Attempt attempt) {
        return call("find", ANY, reservationId, attempt, patience -> courses.reservation(reservationId, patience));
    }

    private Reservation call(
            String name,
            Set<ReservationStatus> expected,
            UUID reservationId,
            Attempt attempt,
            Function<Duration, Reservation> call) {
        var sentToken = token(name, attempt);
        var patience = shorter(attempt.begin(), api.readTimeout());
        try {
            var reservation = call.apply(patience);
            if (reservation == null
                    || !reservation.id().equals(reservationId)
                    || !expected.contains(reservation.status())) {
                throw new CourseServiceFailure("the course service answered something else", true, null);
            }
            metrics.answered(name);
            return reservation;
        } catch (Refusal refusal) {
            metrics.refused(name, refusal);
            throw refusal;
        } catch (TokenNotTaken failure) {
            token.drop(sentToken);
            throw failed(name, attempt, failure);
        } catch (CourseServiceFailure failure) {
            throw failed(name, attempt, failure);
        } catch (ProcessingException noAnswer) {
            throw failed(
                    name,
                    attempt,
                    new CourseServiceFailure("the course service gave no answer", wasConnected(noAnswer), noAnswer));
        }
    }

    /** Before the call begins, which then has what is left of the attempt's time. */
    private String token(String name, Attempt attempt) {
        try {
            return token.await(attempt.left());
        } catch (CourseServiceFailure none) {
            metrics.failed(name);
            throw none;
        }
    }

    private CourseServiceFailure failed(String name, Attempt attempt, CourseServiceFailure failure) {
        metrics.failed(name);
        attempt.failed(failure);
        return failure;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean wasConnected(Throwable noAnswer) {
        return Causes.of(noAnswer)
                .noneMatch(cause -> cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
    }
}

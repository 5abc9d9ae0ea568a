package org.coursemarket.course.seats.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.runtime.money.Amount;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.problems.InvalidInput.FieldError;
import org.coursemarket.runtime.problems.Refusal;

/** What may be asked of the seats. Each command has one effect however often it is repeated. */
public sealed interface SeatCommand {
    /** The reservation that the command makes or changes. */
    UUID reservationId();

    /** The course that the command names; null where only the reservation knows it. */
    UUID courseId();

    /** What metrics call the command. */
    String name();

    /** Take a seat that nobody has. */
    sealed interface Take extends SeatCommand {
        /** Whom the seat is for; null where nobody said. */
        String student();

        /** The code of the voucher to be used, in capitals; null for none. */
        String voucher();
    }

    /** Hold a seat of this course under this id. */
    record Reserve(UUID courseId, UUID reservationId, String student, String voucher) implements Take {
        @Override
        public String name() {
            return "reserve";
        }
    }

    /**
     * Hold a seat and sell it in one step. Where the course refuses it, not open, full, too dear, or not for this voucher, that is final: a CANCELLED reservation is left
     * behind, so that the same command, late in the network, sells nothing.
     *
     * @param maxPrice the most that the buyer agreed to pay, in the currency of the course; null for whatever it costs
     */
    record Sell(UUID courseId, UUID reservationId, String student, BigDecimal maxPrice, String voucher)
            implements Take {
        @Override
        public String name() {
            return "sell";
        }

        /** Why the buyer does not take the seat at this price. */
        public Optional<Refusal> objection(BigDecimal price, String currency) {
            if (maxPrice == null) {
                return Optional.empty();
            }
            var tooExact = Amount.objection(maxPrice, currency);
            if (tooExact.isPresent()) {
                var error = new FieldError("maxPrice", tooExact.get());
                return Optional.of(new InvalidInput(List.of(error), Map.of("currency", currency)));
            }
            return price.compareTo(maxPrice) > 0
                    ? Optional.of(new PriceChanged(
                            courseId, Amount.shown(maxPrice, currency), Amount.shown(price, currency), currency))
                    : Optional.empty();
        }
    }

    /**
     * Change a reservation that exists. One that names its course ends what does not exist as well: it leaves a CANCELLED reservation
     * behind, so that no command that is late in the network can hold or sell a seat under the id.
     */
    sealed interface Transition extends SeatCommand {
        @Override
        default UUID courseId() {
            return null;
        }

        /** Does it, with the course locked, and writes each change to the history. */
        Outcome apply(Reservation reservation, Stock stock, SeatHistory history);
    }

    /** Sell the seat that is held. */
    record Confirm(UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "confirm";
        }

        @Override
        public Outcome apply(Reservation reservation, Stock stock, SeatHistory history) {
            return reservation.confirm(stock, history);
        }
    }

    /** Give the seat back, whether it is held or sold; the course may be null. */
    record Cancel(UUID courseId, UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "cancel";
        }

        @Override
        public Outcome apply(Reservation reservation, Stock stock, SeatHistory history) {
            return reservation.cancel(stock, history);
        }
    }

    /** Give the seat back unless it is sold; the course may be null. */
    record Release(UUID courseId, UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "cancel";
        }

        @Override
        public Outcome apply(Reservation reservation, Stock stock, SeatHistory history) {
            return reservation.release(stock, history);
        }
    }

    /** Give the seat back unless it is sold, and then answer what was sold. */
    record Withdraw(UUID courseId, UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "withdraw";
        }

        @Override
        public Outcome apply(Reservation reservation, Stock stock, SeatHistory history) {
            return reservation.withdraw(stock, history);
        }
    }

    /** Give the seat back if its hold has lapsed. */
    record Expire(UUID reservationId) implements Transition {
        @Override
        public String name() {
            return "expire";
        }

        @Override
        public Outcome apply(Reservation reservation, Stock stock, SeatHistory history) {
            return reservation.expireIfLapsed(stock, history);
        }
    }
}

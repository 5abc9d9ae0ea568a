package org.coursemarket.course.seats.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Release;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.course.seats.entity.SeatCommand.Withdraw;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * One of several commands that come together, as a client writes it.
 *
 * @param command what is to be done; text, so that a wrong one is named beside whatever else is wrong
 * @param reservationId the reservation that is to be made or changed
 * @param courseId of which a seat is to be held or sold, or none any more; the others know theirs, or say it to end what is not there
 * @param student whom that seat is for; null where nobody said
 * @param maxPrice the most that a seat may be sold for, in the currency of the course; null for whatever it costs
 * @param voucher the code of one, to reserve or sell with; null for none
 */
public record WantedCommand(
        @NotNull @Pattern(regexp = KNOWN, message = DEMAND) String command,

        @NotNull UUID reservationId,
        UUID courseId,
        @Size(max = 255) @Pattern(regexp = "[ -~]*") String student,
        @Money BigDecimal maxPrice,

        @Pattern(regexp = VoucherCode.FORM, message = VoucherCode.DEMAND)
        String voucher) {
    private static final String RESERVE = "reserve";
    private static final String SELL = "sell";
    private static final String CONFIRM = "confirm";
    private static final String CANCEL = "cancel";
    private static final String WITHDRAW = "withdraw";
    private static final Set<String> TAKE = Set.of(RESERVE, SELL);
    private static final String KNOWN = RESERVE + "|" + SELL + "|" + CONFIRM + "|" + CANCEL + "|" + WITHDRAW;
    private static final String DEMAND =
            "must be " + RESERVE + ", " + SELL + ", " + CONFIRM + ", " + CANCEL + " or " + WITHDRAW;

    /**
     * As the seats know it.
     *
     * @param isSeller whether it is the seller's, who may give back what is sold
     * @throws InvalidInput if there is no such command, or the course is missing, or a voucher is there that is no use
     */
    public SeatCommand asSeatCommand(boolean isSeller) {
        var code = VoucherCode.of(voucher);
        if (code != null && !TAKE.contains(String.valueOf(command))) {
            throw new InvalidInput("voucher", "is only for " + RESERVE + " and " + SELL);
        }
        return switch (String.valueOf(command)) {
            case RESERVE -> new Reserve(requireCourse(), reservationId, student, code);
            case SELL -> new Sell(requireCourse(), reservationId, student, maxPrice, code);
            case CONFIRM -> new Confirm(reservationId);
            case CANCEL -> isSeller ? new Cancel(courseId, reservationId) : new Release(courseId, reservationId);
            case WITHDRAW -> new Withdraw(requireCourse(), reservationId);
            default -> throw new InvalidInput("command", DEMAND);
        };
    }

    private UUID requireCourse() {
        if (courseId == null) {
            throw new InvalidInput("courseId", "must not be null");
        }
        return courseId;
    }
}

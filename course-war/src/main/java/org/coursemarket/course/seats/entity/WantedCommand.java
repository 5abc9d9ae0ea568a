package org.coursemarket.course.seats.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * One of several commands that come together, as a client writes it.
 *
 * @param command what is to be done, a {@link Kind} by its name; text, so that a wrong one is named beside whatever else is wrong
 * @param reservationId the reservation that is to be made or changed
 * @param courseId of which a seat is to be held; the others know theirs
 * @param student whom that seat is for; null where nobody said
 */
public record WantedCommand(
        @NotNull @Pattern(regexp = Kind.NAMES, message = Kind.DEMAND)
        String command,

        @NotNull UUID reservationId,
        UUID courseId,
        @Size(max = 255) @Pattern(regexp = "[ -~]*") String student) {
    /** What a client may want of a reservation, by the name that the contract gives it. */
    enum Kind {
        RESERVE("reserve"),
        CONFIRM("confirm"),
        CANCEL("cancel");

        static final String NAMES = "reserve|confirm|cancel";
        static final String DEMAND = "must be reserve, confirm or cancel";

        private final String contractName;

        Kind(String contractName) {
            this.contractName = contractName;
        }

        /**
         * The one of this name.
         *
         * @throws InvalidInput if there is none
         */
        static Kind named(String name) {
            return Stream.of(values())
                    .filter(kind -> kind.contractName.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("command", DEMAND));
        }
    }

    /**
     * As the seats know it.
     *
     * @throws InvalidInput if there is no such command, or a reservation is wanted of no course
     */
    public SeatCommand asSeatCommand() {
        return switch (Kind.named(command)) {
            case RESERVE -> new Reserve(requireCourse(), reservationId, student);
            case CONFIRM -> new Confirm(reservationId);
            case CANCEL -> new Cancel(reservationId);
        };
    }

    private UUID requireCourse() {
        if (courseId == null) {
            throw new InvalidInput("courseId", "must not be null");
        }
        return courseId;
    }
}

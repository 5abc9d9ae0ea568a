package org.coursemarket.course.seats.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.runtime.problems.InvalidInput;

/**
 * One of several commands that come together.
 *
 * @param courseId of which a seat is to be held; the others know theirs
 * @param student whom that seat is for; null where nobody said
 */
public record WantedCommand(
        @NotNull @Pattern(regexp = "reserve|confirm|cancel", message = "must be reserve, confirm or cancel")
        String command,

        @NotNull UUID reservationId,
        UUID courseId,

        @Size(max = 255) @Pattern(regexp = "[ -~]*") String student) {
    /** As the seats know it. */
    public SeatCommand asSeatCommand() {
        return switch (command) {
            case "reserve" -> new Reserve(requireCourse(), reservationId, student);
            case "confirm" -> new Confirm(reservationId);
            default -> new Cancel(reservationId);
        };
    }

    private UUID requireCourse() {
        if (courseId == null) {
            throw new InvalidInput("courseId", "must not be null");
        }
        return courseId;
    }
}

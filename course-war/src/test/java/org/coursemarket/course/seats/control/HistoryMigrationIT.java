package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.testing.SeatReplay.Seats;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Courses and reservations from before there were histories. */
class HistoryMigrationIT {
    private final UUID course = UUID.randomUUID();
    private final UUID untouched = UUID.randomUUID();
    private final UUID held = UUID.randomUUID();
    private final UUID sold = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void theHistoryOfAnOldCourseBeginsWithItsSeatsAsTheyAre(TestDatabase kind) throws SQLException {
        var access = kind.create("course");
        LedgerDatabase.migrate(kind, access, "2");
        fill(access);
        LedgerDatabase.migrate(kind, access, "latest");

        try (var database = LedgerDatabase.entities(access);
                var ledger =
                        new LedgerNode(database, Settings.withTimeToLive(Duration.ofMinutes(3)), Clock.systemUTC())) {
            assertThat(ledger.history(course)).hasSize(1);
            assertThat(ledger.reservation(held).because()).isNull();
            assertThat(ledger.count("price_version where version = 1 and base_price in (1, 1.9) and set_by is null"))
                    .isEqualTo(2);
            assertThat(ledger.replay(course)).isEqualTo(new Seats(3, 1, 1));
            assertThat(ledger.replay(untouched)).isEqualTo(new Seats(7, 0, 0));
            assertThat(ledger.course(course).price()).isEqualTo("1.90");
            assertThat(ledger.reservation(sold).lockedPrice()).isEqualTo("1.90");

            ledger.apply(new Confirm(held), new Cancel(null, sold), new Reserve(course, UUID.randomUUID(), null, null));

            assertThat(ledger.history(course)).hasSize(4);
            assertThat(ledger.replay(course)).isEqualTo(new Seats(3, 1, 1));
        }
    }

    private void fill(Access access) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into course (id, title, description, price, currency, total_seats, available_seats, held_seats,
                            sold_seats, instructor_name, created_at)
                        values ('%s', 't', 'd', 1.9, 'USD', 5, 3, 1, 1, 'i', current_timestamp),
                            ('%s', 't', 'd', 1, 'USD', 7, 7, 0, 0, 'i', current_timestamp)
                    """.formatted(course, untouched));
            statement.execute("""
                    insert into reservation (id, course_id, locked_price, currency, status, reserved_at, expires_at, lapses_at)
                        values ('%1$s', '%3$s', 1, 'USD', 'RESERVED', current_timestamp, '2100-01-01 00:00:00Z', '2100-01-01 00:00:00Z'),
                            ('%2$s', '%3$s', 1.9, 'USD', 'CONFIRMED', current_timestamp, current_timestamp, null)
                    """.formatted(held, sold, course));
        }
    }
}

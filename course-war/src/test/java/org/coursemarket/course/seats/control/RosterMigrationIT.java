package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.coursemarket.course.seats.entity.RosterEntry;
import org.coursemarket.testing.TestDatabase;
import org.coursemarket.testing.TestDatabase.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reservations from before there were rosters. */
class RosterMigrationIT {
    private final UUID course = UUID.randomUUID();
    private final UUID sold = UUID.randomUUID();
    private final UUID givenBack = UUID.randomUUID();
    private final UUID refused = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void whatHeldASeatIsOnTheRoster(TestDatabase kind) throws SQLException {
        var access = kind.create("course");
        LedgerDatabase.migrate(kind, access, "12");
        fill(access);
        LedgerDatabase.migrate(kind, access, "latest");

        try (var database = LedgerDatabase.entities(access);
                var ledger =
                        new LedgerNode(database, Settings.withTimeToLive(Duration.ofMinutes(3)), Clock.systemUTC())) {
            assertThat(ledger.roster(course, null, null, 100))
                    .extracting(RosterEntry::id)
                    .containsExactly(sold, givenBack);
            assertThat(ledger.count("reservation where not had_seat")).isEqualTo(1);
        }
    }

    private void fill(Access access) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into course (id, title, description, price, currency, total_seats, available_seats, held_seats,
                            sold_seats, instructor_name, created_at)
                        values ('%s', 't', 'd', 1.9, 'USD', 5, 4, 0, 1, 'i', current_timestamp)
                    """.formatted(course));
            statement.execute("""
                    insert into reservation (id, course_id, locked_price, currency, status, reserved_at, expires_at, refused_because)
                        values ('%2$s', '%1$s', 1.9, 'USD', 'CONFIRMED', '2026-01-01 00:00:00Z', '2026-01-01 00:03:00Z', null),
                            ('%3$s', '%1$s', 1.9, 'USD', 'CANCELLED', '2026-01-01 00:00:01Z', '2026-01-01 00:03:01Z', 'price-changed'),
                            ('%4$s', '%1$s', 1.9, 'USD', 'CANCELLED', '2026-01-01 00:00:02Z', '2026-01-01 00:00:02Z', 'sold-out')
                    """.formatted(course, sold, givenBack, refused));
        }
    }
}

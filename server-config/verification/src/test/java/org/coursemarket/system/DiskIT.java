package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the embedded database takes of a disk while it is in use. */
class DiskIT {
    private static final int CLIENTS = 8;
    private static final int CHANGES = 250;
    /** More than its file grows by before it is compacted; without that it would grow by twice as much here. */
    private static final long MOST_GROWTH_BYTES = 10 * 1_024 * 1_024;

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);
    private final CourseSystem courses = marketplace.courses();

    @Test
    void whatIsChangedAgainAndAgainTakesNoMoreAndMore() {
        var file = Path.of(marketplace.setting("COURSE_DB_URL").replaceAll("jdbc:h2:async:|;.*", "") + ".mv.db");
        long before = bytes(file);

        Crowd.of(CLIENTS, client -> {
            var course = courses.courseWithSeats(1);
            for (int i = 1; i <= CHANGES; i++) {
                assertThat(courses.reprice(course, i).status()).isEqualTo(200);
            }
            return course;
        });

        await().atMost(Marketplace.PATIENCE)
                .untilAsserted(() -> assertThat(bytes(file)).isLessThan(before + MOST_GROWTH_BYTES));
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

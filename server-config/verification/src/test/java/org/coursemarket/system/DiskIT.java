package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the embedded databases take of a disk while they are in use. */
class DiskIT {
    private static final int CLIENTS = 8;
    private static final int PURCHASES = 400;

    /** In each database, with its part of the indexes. */
    private static final long BYTES_OF_A_PURCHASE = 400;

    /** A file is made smaller where it has grown by 4 MB, and grows on until that is done. */
    private static final long ALWAYS_BYTES = 8 * 1_024 * 1_024;

    /** At any time. Without compaction it is twice as much and more. */
    private static final long MOST_GROWTH_BYTES = ALWAYS_BYTES + 5 * CLIENTS * PURCHASES * BYTES_OF_A_PURCHASE;

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);

    @Test
    void steadyPurchasesTakeASmallMultipleOfWhatTheyStore() {
        var course = marketplace.courses().courseWithSeats(CLIENTS * PURCHASES);
        var courses = new Growth("COURSE_DB_URL");
        var orders = new Growth("ORDER_DB_URL");

        Crowd.of(CLIENTS, client -> {
            for (int i = 1; i <= PURCHASES; i++) {
                var answer = marketplace.orders().buy(course, "disk " + client + " " + i);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                courses.look();
                orders.look();
            }
            return course;
        });

        assertThat(courses.most.get()).as("courses").isLessThan(MOST_GROWTH_BYTES);
        assertThat(orders.most.get()).as("orders").isLessThan(MOST_GROWTH_BYTES);
    }

    /** Of a database's file, at the most. */
    private final class Growth {
        final AtomicLong most = new AtomicLong();
        private final Path file;
        private final long before;

        Growth(String setting) {
            file = Path.of(marketplace.setting(setting).replaceAll("jdbc:h2:async:|;.*", "") + ".mv.db");
            before = bytes();
        }

        void look() {
            most.accumulateAndGet(bytes() - before, Math::max);
        }

        private long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

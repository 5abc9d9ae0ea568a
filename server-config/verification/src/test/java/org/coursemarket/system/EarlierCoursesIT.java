package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Courses from before there was a list of them are in it after the start. */
class EarlierCoursesIT {
    private static final int COURSES = 120; // in several transactions

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void earlierCoursesGetIntoTheList(TestDatabase database) throws SQLException {
        try (var marketplace = new Marketplace(database, Map.of())) {
            marketplace.startCourse();
            marketplace.awaitReady();
            for (int i = 0; i < COURSES; i++) {
                marketplace.courses().courseWithSeats(1);
            }
            marketplace.courseServer().close();

            forgetTheList(marketplace);
            marketplace.startCourse();
            marketplace.awaitReady();

            await().atMost(Marketplace.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(found(marketplace.courses())).isEqualTo(COURSES));
        }
    }

    private static int found(CourseSystem courses) {
        int found = 0;
        for (var page = courses.http.get("/api/courses?q=jakarta&limit=100");
                page != null;
                page = courses.http.next(page)) {
            found += page.body().size();
        }
        return found;
    }

    private static void forgetTheList(Marketplace marketplace) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        marketplace.setting("COURSE_DB_URL"),
                        marketplace.setting("COURSE_DB_USER"),
                        marketplace.setting("COURSE_DB_PASSWORD"));
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "insert into course_unlisted (course_id) select id from course",
                    "delete from course_listing",
                    "delete from course_word")) {
                statement.execute(sql);
            }
        }
    }
}

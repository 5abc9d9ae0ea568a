package org.coursemarket.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.course.catalog.entity.CourseListing;
import org.coursemarket.course.catalog.entity.CourseSort;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.postgresql.PGConnection;

/** Courses in the list of courses, whose rows the service's own code makes, as it does for a course that is created. */
final class ListedCourses {
    private static final int SEED = 1;
    private static final int WORDS = 5_000;
    private static final int WORDS_OF_A_COURSE = 8;
    private static final int INSTRUCTORS = 10_000;
    private static final int SEATS = 100;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    private final Postgres postgres;
    private final String database;

    ListedCourses(Postgres postgres, String database) {
        this.postgres = postgres;
        this.database = database;
    }

    void load(int count) {
        var random = new SplittableRandom(SEED);
        var courses = IntStream.range(0, count)
                .mapToObj(number -> listed(number, random))
                .toList();
        postgres.with(database, statement -> {
            copy(
                    statement,
                    "course (id, title, description, price, currency, total_seats, available_seats, held_seats,"
                            + " sold_seats, instructor_name, created_at, seat_changes, owner)",
                    courses,
                    ListedCourses::course);
            copy(
                    statement,
                    "seat_change (course_id, sequence, changed_at, available_seats, held_seats, sold_seats)",
                    courses,
                    ListedCourses::firstChange);
        });
        new EmptyTable(postgres, database, "course_listing")
                .fill(statement -> copy(
                        statement,
                        "course_listing (course_id, status, owner, by_newest, by_price, by_title)",
                        courses,
                        ListedCourses::listing));
        new EmptyTable(postgres, database, "course_word")
                .fill(statement -> copy(statement, "course_word (word, course_id)", courses, ListedCourses::words));
    }

    private static CourseListing listed(int number, SplittableRandom random) {
        var instructor = random.nextInt(INSTRUCTORS);
        return new CourseListing(
                new UUID(random.nextLong(), random.nextLong()),
                CourseStatus.OPEN,
                "instructor-" + instructor,
                words(2, random) + " " + number,
                words(WORDS_OF_A_COURSE - 2, random),
                "Instructor " + instructor,
                BigDecimal.valueOf(random.nextInt(1_000, 20_000), 2),
                FIRST.plusSeconds(number));
    }

    private static String words(int count, SplittableRandom random) {
        return random.ints(count, 0, WORDS).mapToObj(word -> "word" + word).collect(Collectors.joining(" "));
    }

    private static Stream<String> course(CourseListing course) {
        return Stream.of(row(
                course.id(),
                course.title(),
                course.description(),
                course.basePrice(),
                "USD",
                SEATS,
                SEATS,
                0,
                0,
                course.instructorName(),
                course.createdAt(),
                1,
                course.owner()));
    }

    private static Stream<String> firstChange(CourseListing course) {
        return Stream.of(row(course.id(), 1, course.createdAt(), SEATS, 0, 0));
    }

    private static Stream<String> listing(CourseListing course) {
        var places = Stream.of(CourseSort.NEWEST, CourseSort.PRICE, CourseSort.TITLE)
                .map(sort -> bytes(sort.place(course).bytes()));
        return Stream.of(row(Stream.concat(Stream.of(course.id(), course.status(), course.owner()), places)
                .toArray()));
    }

    private static Stream<String> words(CourseListing course) {
        return course.terms().stream().map(word -> row(bytes(word.getBytes(StandardCharsets.UTF_8)), course.id()));
    }

    /** In the text format of COPY; no value has a character that it would read as something else. */
    private static String row(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining("\t", "", "\n"));
    }

    private static String bytes(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private static void copy(
            Statement statement,
            String table,
            List<CourseListing> courses,
            Function<CourseListing, Stream<String>> rows)
            throws SQLException {
        var copy = statement
                .getConnection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin");
        for (var course : courses) {
            for (var row : (Iterable<String>) rows.apply(course)::iterator) {
                var bytes = row.getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
        }
        copy.endCopy();
    }
}

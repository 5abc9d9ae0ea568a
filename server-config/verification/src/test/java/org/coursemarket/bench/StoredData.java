package org.coursemarket.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Databases in which so many seats were sold before: each a reservation with its two steps on the history, and an order, in the tables that
 * the services' migrations make. Ids are scattered as random ones are.
 */
final class StoredData {
    /** Beside those that a load is spread over, one for each window of a hot row. */
    private static final int COURSES = Courses.SPREAD + 400;

    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private final Postgres postgres;
    private final Path root;
    private final int stored;
    private final int listed;
    private final Database course;
    private final Database orders;

    StoredData(Postgres postgres, Path root, int stored, int listed) {
        this.postgres = postgres;
        this.root = root;
        this.stored = stored;
        this.listed = listed;
        course = postgres.create(courseName());
        orders = postgres.create(ordersName());
    }

    Database courseDatabase() {
        return course;
    }

    Database orderDatabase() {
        return orders;
    }

    /** The ids of the courses, all of which have sold about the same number of seats. */
    List<String> load() {
        migrate(course, "course-war");
        migrate(orders, "order-war");
        postgres.execute(courseName(), numbered("""
                insert into course (id, title, description, price, currency, total_seats, available_seats, held_seats,
                    sold_seats, instructor_name, created_at, seat_changes, owner)
                select md5('course' || c)::uuid, 'Jakarta EE', 'From the start', 49.90, 'USD', {seats}, {seats} - sold, 0,
                    sold, 'Ada', now() - interval '90 days', 1 + 2 * sold, 'admin'
                from (select c, {stored} / {courses} + (c < {stored} % {courses})::int sold
                    from generate_series(0, {courses} - 1) c) each
                """), numbered("""
                insert into seat_change (course_id, sequence, changed_at, available_seats, held_seats, sold_seats)
                select id, 1, created_at, total_seats, 0, 0 from course
                """));
        new ListedCourses(postgres, courseName()).load(listed);
        fill(courseName(), "reservation", """
                insert into reservation (id, course_id, locked_price, currency, status, reserved_at, expires_at, student)
                select md5('sale' || n)::uuid, md5('course' || n % {courses})::uuid, 49.90, 'USD', 'CONFIRMED',
                    now() - interval '60 days', now() - interval '60 days' + interval '3 minutes', 'stored-' || n / 5
                from generate_series(0, {stored} - 1) n
                """);
        fill(courseName(), "seat_change", """
                insert into seat_change (course_id, sequence, reservation_id, from_status, to_status, changed_at,
                    available_seats, held_seats, sold_seats)
                select md5('course' || n % {courses})::uuid, 2 + 2 * (n / {courses}) + step, md5('sale' || n)::uuid::text,
                    case step when 1 then 'RESERVED' end, case step when 0 then 'RESERVED' else 'CONFIRMED' end,
                    now() - interval '60 days', {seats} - n / {courses} - 1, 1 - step, n / {courses} + step
                from generate_series(0, {stored} - 1) n, generate_series(0, 1) step
                """);
        fill(ordersName(), "purchase", """
                insert into purchase (id, course_id, student_name, status, price_at_purchase, currency, created_at,
                    live_student, purchase_key, key_expires_at, attempts, student_id)
                select md5('sale' || n)::uuid, md5('course' || n % {courses})::uuid, 'stored-' || n / 5, 'CONFIRMED', 49.90,
                    'USD', now() - interval '60 days', 'stored-' || n / 5, md5('key' || n)::uuid::text,
                    now() + interval '30 days', 1, 'stored-' || n / 5
                from generate_series(0, {stored} - 1) n
                """);
        postgres.execute(courseName(), "vacuum analyze");
        postgres.execute(ordersName(), "vacuum analyze", "checkpoint");
        return courseIds();
    }

    private String courseName() {
        return "course_" + stored;
    }

    private String ordersName() {
        return "orders_" + stored;
    }

    /** From the scripts that stand in the WAR, so that the service finds its tables as it wants them. */
    private void migrate(Database database, String module) {
        var scripts = Stream.of("migration", "postgresql")
                .map(folder ->
                        root.resolve(module).resolve("src/main/resources/db").resolve(folder))
                .filter(Files::isDirectory)
                .map(folder -> "filesystem:" + folder)
                .toArray(String[]::new);
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(scripts)
                .load()
                .migrate();
    }

    private void fill(String database, String table, String insert) {
        new EmptyTable(postgres, database, table).fill(statement -> statement.execute(numbered(insert)));
    }

    private List<String> courseIds() {
        try (var connection = postgres.connect(courseName());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select id from course where owner = 'admin' order by id")) {
            var ids = new ArrayList<String>();
            while (result.next()) {
                ids.add(result.getString(1));
            }
            return IntStream.range(0, COURSES).mapToObj(ids::get).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String numbered(String sql) {
        return sql.replace("{stored}", String.valueOf(stored))
                .replace("{courses}", String.valueOf(COURSES))
                .replace("{seats}", String.valueOf(Courses.SEATS));
    }
}

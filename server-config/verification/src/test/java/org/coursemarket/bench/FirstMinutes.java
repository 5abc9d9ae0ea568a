package org.coursemarket.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coursemarket.bench.load.Pace;

/**
 * Starts the servers of each build again for each row that has a first minute, and loads them as soon as they are ready. Nothing else
 * runs beside PostgreSQL. The builds take turns, on the data that they have.
 */
final class FirstMinutes {
    private static final int MOST_TIMES = 2;
    /** Of the time that there is when the servers are ready, at the most, unless once takes longer. */
    private static final double PART = 0.5;
    /** What one takes beside the starts and the load: the stop and the looks at the seats. */
    private static final Duration EXTRA = Duration.ofSeconds(5);

    private static final Pace PACE = Pace.atOnce(FirstMinute.LENGTH);

    private final Services services;
    private final List<Site> builds;
    private final List<Row> rows;
    private final Students students;
    private final String service;
    private final int times;
    private final List<Turn> turns = new ArrayList<>();

    private record Turn(Row row, Site build, Offer offer) {}

    /** As often as the time allows, and once at least. */
    FirstMinutes(
            Services services,
            List<Site> builds,
            List<Row> rows,
            Students students,
            String service,
            Duration available) {
        this.services = services;
        this.builds = builds;
        this.rows = rows;
        this.students = students;
        this.service = service;
        times = rows.isEmpty()
                ? 0
                : (int) Math.max(1, Math.min(MOST_TIMES, PART * available.toMillis() / once().toMillis()));
    }

    /** How long all of them take. */
    Duration length() {
        return once().multipliedBy(times);
    }

    /** While the builds still run: what is started later meets courses that are there. */
    void prepare() {
        for (int time = 0; time < times; time++) {
            for (var row : rows) {
                for (var build : Alternated.at(time, builds)) {
                    turns.add(new Turn(row, build, Offer.made(build, row, PACE, students)));
                }
            }
        }
    }

    /** Nothing may run any more. */
    List<FirstMinute> run(Consumer<String> progress) {
        var measured = new ArrayList<FirstMinute>();
        for (var turn : turns) {
            progress.accept("first minute: " + turn.row.label() + ", " + turn.build.name());
            measured.add(run(turn));
            services.close();
        }
        return measured;
    }

    private FirstMinute run(Turn turn) {
        // At the addresses that they had, so the build's site is theirs again.
        var started =
                turn.build.serversFor(turn.row).stream().map(services::again).toList();
        var window = Window.of(turn.build, turn.row, FirstMinute.CONNECTIONS, PACE, turn.offer, students, service);
        return new FirstMinute(
                turn.row,
                turn.build.name(),
                started.stream().mapToDouble(Services.Started::secondsToReady).sum(),
                window.tally().eachSecond((int) FirstMinute.LENGTH.toSeconds()),
                window.complaints());
    }

    private Duration once() {
        double starts = builds.stream()
                .flatMap(build -> rows.stream().flatMap(row -> build.serversFor(row).stream()))
                .mapToDouble(Services.Started::secondsToReady)
                .sum();
        return FirstMinute.LENGTH
                .plus(EXTRA)
                .multipliedBy((long) rows.size() * builds.size())
                .plusMillis((long) (starts * 1_000));
    }
}

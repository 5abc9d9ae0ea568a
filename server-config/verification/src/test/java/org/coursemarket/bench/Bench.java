package org.coursemarket.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coursemarket.bench.load.Load;
import org.coursemarket.bench.load.Pace;
import org.coursemarket.bench.load.Template;
import org.coursemarket.launch.DevelopmentIssuer;

/** Starts what is to be measured, measures it, and says what came of it. */
public final class Bench {
    private static final PrintStream OUT = System.out;
    private static final int STUDENTS = 3_000;
    /** Its part of the time that there is when the servers are ready, at the most. */
    private static final double WARM_UP = 0.4;

    private static final Duration OPEN_LOOP = Duration.ofSeconds(5);

    private final long start = System.nanoTime();
    private final Settings settings;
    private final DevelopmentIssuer issuer = new DevelopmentIssuer(0);
    private final String admin = issuer.token("admin", List.of("admin"));
    /** As the order service has one: what admins do is written to the audit trail besides. */
    private final String service = issuer.token("order-service", List.of("service"));

    private final Students students;

    private Bench(Settings settings) {
        this.settings = settings;
        students = Students.signedBy(issuer, STUDENTS);
        say("%d tokens signed".formatted(STUDENTS));
    }

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.ofThisRun();
        Emptied.directory(settings.directory());
        var bench = new Bench(settings);
        Result result;
        try (var postgres = new Postgres(settings.directory().resolve("postgres"));
                var services = new Services(settings.root(), settings.directory(), bench.issuer.settings())) {
            result = bench.measured(postgres, services);
        } finally {
            bench.issuer.close();
        }
        var text = Table.of(result);
        Files.writeString(settings.directory().resolve("result.txt"), text);
        Files.writeString(settings.directory().resolve("result.json"), Json.of(result));
        Files.writeString(settings.directory().resolve("result.svg"), Plot.of(result));
        OUT.println(text);
        OUT.println("Saved as result.txt, .json and .svg in " + settings.directory());
    }

    private Result measured(Postgres postgres, Services services) throws IOException {
        var sites = new Sites(settings, postgres, services, admin, this::say);
        var all = sites.start();
        var stored = new Stored(all);
        Measure measure = (line, length) -> stored.counted(line, window(line, line.pace(length)));
        say("warming up");
        var warmUp = new WarmUp(measure);
        var ceiling = ceiling();
        long deadline = (settings.isGrowth() ? System.nanoTime() : start)
                + settings.length().toNanos();
        var builds = settings.against().isPresent() ? all.subList(1, 3) : all.subList(1, 2);
        int openLoops = settings.against().isPresent() ? 3 : 1;
        long now = System.nanoTime();
        var firstMinutes = new FirstMinutes(
                services, builds, settings.firstMinutes(), students, service, Duration.ofNanos(deadline - now));
        deadline -= firstMinutes.length().toNanos();
        warmUp.warm(all, settings, now + (long) (WARM_UP * (deadline - now)));
        var rounds = new Rounds(measure, all, settings);
        rounds.run(deadline - 2L * openLoops * builds.size() * OPEN_LOOP.toNanos(), this::say);
        rounds.runAtHalfPeak(builds, openLoops, OPEN_LOOP);
        List<Plan> plans = new ArrayList<>();
        if (settings.isGrowth()) {
            say("looking at the plans");
            plans.addAll(Plans.of(postgres, all, settings, measure));
        }
        var memory = Result.memory(services.started(), postgres);
        var bytesPerSeat = stored.bytesPerSeat(all);
        firstMinutes.prepare();
        services.close();
        return new Result(
                Machine.described(postgres),
                services.started(),
                memory,
                ceiling,
                warmUp.unsteady(),
                rounds.lines(),
                bytesPerSeat,
                firstMinutes.run(this::say),
                plans);
    }

    private Window window(Line line, Pace pace) {
        var offer = Offer.made(line.site, line.row, pace, students);
        return Window.of(line.site, line.row, line.connections, pace, offer, students, service);
    }

    /** What the load gets from a server that does nothing. */
    private Map<Integer, Double> ceiling() {
        var perSecond = new TreeMap<Integer, Double>();
        var get = Template.withoutBody("GET", "/", service, "");
        try (var responder = new Responder()) {
            for (int i = 0; i < 2; i++) { // the first one to warm up
                for (int connections : settings.connections()) {
                    var tally = Load.run(
                            List.of(responder.address()),
                            connections,
                            Scripts.repeated(get, 200),
                            Pace.closed(Duration.ofMillis(500)),
                            () -> {});
                    perSecond.put(connections, tally.perSecond());
                }
            }
        }
        return perSecond;
    }

    private void say(String what) {
        OUT.printf("%5.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }
}

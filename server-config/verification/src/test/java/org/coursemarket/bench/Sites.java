package org.coursemarket.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.coursemarket.bench.Services.Started;

/** Starts what a run measures: the yardstick first, then PostgreSQL with both services, then the rest. */
final class Sites {
    private static final Map<String, String> ONE_A_TRANSACTION = Map.of("SEATS_BATCH_MAX", "1");

    /** The names of where the builds are compared. */
    static final String PRESENT = "PostgreSQL";

    static final String OTHER = "PostgreSQL, other build";

    private final Settings settings;
    private final Postgres postgres;
    private final Services services;
    private final String admin;
    private final Consumer<String> progress;

    Sites(Settings settings, Postgres postgres, Services services, String admin, Consumer<String> progress) {
        this.settings = settings;
        this.postgres = postgres;
        this.services = services;
        this.admin = admin;
        this.progress = progress;
    }

    List<Site> start() {
        var sites = new ArrayList<Site>();
        sites.add(bare());
        if (settings.isGrowth()) {
            settings.growth().forEach(stored -> sites.add(grown(stored)));
            return sites;
        }
        var course = postgres.create("course");
        var main = both(PRESENT, settings.build(), course, postgres.create("orders"));
        sites.add(main);
        if (settings.against().isPresent()) {
            var other = settings.against().get();
            sites.add(both(OTHER, other, postgres.create("other_course"), postgres.create("other_orders")));
        } else if (!settings.isQuick()) {
            sites.add(both(
                    "H2",
                    settings.build(),
                    Database.h2(settings.directory().resolve("h2/course")),
                    Database.h2(settings.directory().resolve("h2/order"))));
            sites.add(oneATransaction());
            sites.add(twoNodes(main, course));
        }
        return sites;
    }

    private Site bare() {
        var bare = said(services.bare());
        return new Site("none", List.of(bare), null, null, List.of(Watched.thisProcess(), bare.process()), List.of());
    }

    private Site both(String name, Build build, Database courseDatabase, Database orderDatabase) {
        var course = said(services.course(build, "course on " + name, "course", courseDatabase, Map.of()));
        return withOrders(name, build, course, courseDatabase, orderDatabase, new Courses(course.address(), admin));
    }

    private Site withOrders(
            String name,
            Build build,
            Started course,
            Database courseDatabase,
            Database orderDatabase,
            Courses courses) {
        var order = said(services.order(build, "order on " + name, orderDatabase, course.address()));
        var processes = new ArrayList<>(List.of(Watched.thisProcess(), course.process(), order.process()));
        if (orderDatabase.url().startsWith("jdbc:postgresql:")) {
            processes.add(postgres.process());
        }
        return new Site(name, List.of(course), order, courses, processes, List.of(courseDatabase, orderDatabase));
    }

    private Site oneATransaction() {
        var course = said(services.course(
                settings.build(), "course, one a transaction", "course", postgres.create("single"), ONE_A_TRANSACTION));
        return new Site(
                "PostgreSQL, one a transaction",
                List.of(course),
                null,
                new Courses(course.address(), admin),
                List.of(Watched.thisProcess(), course.process(), postgres.process()),
                List.of());
    }

    private Site twoNodes(Site main, Database database) {
        var second = said(services.course(settings.build(), "course, second node", "course 2", database, Map.of()));
        var nodes = List.of(main.courseNodes().get(0), second);
        return new Site(
                "PostgreSQL, two nodes",
                nodes,
                null,
                main.courses(),
                Stream.concat(
                                main.processes().stream()
                                        .filter(process -> !process.role().equals("order")),
                                Stream.of(second.process()))
                        .toList(),
                List.of());
    }

    private Site grown(int stored) {
        var data = new StoredData(postgres, settings.root(), stored, settings.courses());
        var name = String.format(Locale.ROOT, "%,d stored", stored);
        progress.accept("loading: " + name);
        var courses = data.load();
        progress.accept(name);
        var course =
                said(services.course(settings.build(), "course, " + name, "course", data.courseDatabase(), Map.of()));
        return withOrders(
                name,
                settings.build(),
                course,
                data.courseDatabase(),
                data.orderDatabase(),
                new Courses(course.address(), admin, courses));
    }

    private Started said(Started one) {
        progress.accept(one.name() + " is ready");
        return one;
    }
}

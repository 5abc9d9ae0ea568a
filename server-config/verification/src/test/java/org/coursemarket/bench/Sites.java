package org.coursemarket.bench;

import java.net.SocketAddress;
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
        var main = both("PostgreSQL", course, postgres.create("orders"));
        sites.add(main);
        if (!settings.isQuick()) {
            sites.add(both(
                    "H2",
                    Database.h2(settings.directory().resolve("h2/course")),
                    Database.h2(settings.directory().resolve("h2/order"))));
            sites.add(oneATransaction());
            sites.add(twoNodes(main, course));
        }
        return sites;
    }

    private Site bare() {
        var bare = said(services.bare());
        return new Site("none", List.of(bare.address()), null, null, List.of(Watched.thisProcess(), bare.process()));
    }

    private Site both(String name, Database courseDatabase, Database orderDatabase) {
        var course = said(services.course("course on " + name, "course", courseDatabase, Map.of()));
        return withOrders(name, course, orderDatabase, new Courses(course.address(), admin));
    }

    private Site withOrders(String name, Started course, Database orderDatabase, Courses courses) {
        var order = said(services.order("order on " + name, orderDatabase, course.address()));
        var processes = new ArrayList<>(List.of(Watched.thisProcess(), course.process(), order.process()));
        if (orderDatabase.url().startsWith("jdbc:postgresql:")) {
            processes.add(postgres.process());
        }
        return new Site(name, List.of(course.address()), order.address(), courses, processes);
    }

    private Site oneATransaction() {
        var course = said(
                services.course("course, one a transaction", "course", postgres.create("single"), ONE_A_TRANSACTION));
        return new Site(
                "PostgreSQL, one a transaction",
                List.of(course.address()),
                null,
                new Courses(course.address(), admin),
                List.of(Watched.thisProcess(), course.process(), postgres.process()));
    }

    private Site twoNodes(Site main, Database database) {
        var second = said(services.course("course, second node", "course 2", database, Map.of()));
        List<SocketAddress> nodes = List.of(main.courseNodes().get(0), second.address());
        return new Site(
                "PostgreSQL, two nodes",
                nodes,
                null,
                main.courses(),
                Stream.concat(
                                main.processes().stream()
                                        .filter(process -> !process.role().equals("order")),
                                Stream.of(second.process()))
                        .toList());
    }

    private Site grown(int stored) {
        var data = new StoredData(postgres, settings.root(), stored);
        var name = String.format(Locale.ROOT, "%,d stored", stored);
        progress.accept("loading: " + name);
        var courses = data.load();
        progress.accept(name);
        var course = said(services.course("course, " + name, "course", data.courseDatabase(), Map.of()));
        return withOrders(name, course, data.orderDatabase(), new Courses(course.address(), admin, courses));
    }

    private Started said(Started one) {
        progress.accept(one.name() + " is ready");
        return one;
    }
}

package org.coursemarket.eyes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.system.Marketplace;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** An alert on a metric that is not there never comes. */
class MetricNamesIT {
    /** What is to be done now and then is done every ten seconds, and its metrics come with it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** As Prometheus says it. */
    private static final String ACCEPT =
            "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    private static final Pattern NAME = Pattern.compile("(?m)^(\\w+)[{ ]");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Marketplace marketplace = Marketplace.on(TestDatabase.H2);

    @Test
    void whatRulesAndDashboardAskForIsThere() {
        var course = marketplace.courses().courseWithSeats(1);
        marketplace.orders().buy(course, UUID.randomUUID().toString());
        marketplace.orders().buy(course, UUID.randomUUID().toString()); // is refused

        var wanted = new TreeSet<String>();
        Stream.of(Rules.queries(), Dashboard.queries())
                .flatMap(List::stream)
                .map(Query::metrics)
                .forEach(wanted::addAll);
        wanted.removeAll(Rules.recorded());
        wanted.remove("up"); // Prometheus' own
        assertThat(wanted).contains("orders_mismatched", "seats_batch_size_sum", "jvm_uptime_seconds");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).containsAll(wanted));
    }

    private Set<String> names() throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        for (var service : List.of(marketplace.courseServer(), marketplace.orderServer())) {
            URI metrics = service.address().resolve("/metrics");
            var answer = HTTP.send(
                    HttpRequest.newBuilder(metrics).header("Accept", ACCEPT).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            // Prometheus 3 takes nothing whose type is not said.
            assertThat(answer.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
            NAME.matcher(answer.body()).results().map(name -> name.group(1)).forEach(names::add);
        }
        return names;
    }
}

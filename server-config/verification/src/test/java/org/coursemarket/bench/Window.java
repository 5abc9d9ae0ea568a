package org.coursemarket.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.coursemarket.bench.load.Load;
import org.coursemarket.bench.load.Pace;
import org.coursemarket.bench.load.Script;
import org.coursemarket.bench.load.Tally;
import org.coursemarket.bench.load.Template;

/**
 * One measurement of one row.
 *
 * @param cpuSeconds of each process, by its role
 * @param complaints what was not as it should be, nothing where all was
 */
record Window(Tally tally, Map<String, Double> cpuSeconds, List<String> complaints) {
    private static final int STREAMS = 500;

    static Window of(Site site, Row row, int connections, Pace pace, Offer offer, Students students, String service) {
        var script = script(row, site, offer.courses(), connections, students, service);
        Map<Watched, Double> cpu = new HashMap<>();
        Tally tally;
        try (var streams = Streams.open(
                site.courseNodes().get(0).address(), offer.courses(), row == Row.PURCHASE_WATCHED ? STREAMS : 0)) {
            tally = Load.run(
                    site.nodesFor(row),
                    connections,
                    script,
                    pace,
                    () -> site.processes()
                            .forEach(process -> cpu.merge(process, process.cpuSeconds(), (a, b) -> b - a)));
            streams.requireAllOpen();
        }
        var complaints = new TreeSet<String>();
        tally.unexpected().forEach((what, count) -> complaints.add("unexpected: " + what + " (" + count + " times)"));
        var after = offer.seatsNow(site);
        var promised = row.after(offer.seats(), tally.fulfilled());
        if (!after.equals(promised)) {
            complaints.add("the seats are " + after + ", and should be " + promised);
        }
        return new Window(
                tally,
                cpu.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().role(), Map.Entry::getValue)),
                List.copyOf(complaints));
    }

    private static Script script(
            Row row, Site site, List<String> courses, int connections, Students students, String service) {
        return switch (row) {
            case BARE -> Scripts.repeated(Template.withoutBody("GET", "/api/bare", null, ""), row.expectedStatus());
            case GET_COURSE ->
                Scripts.repeated(
                        Template.withoutBody("GET", "/api/courses/" + courses.get(0), null, ""), row.expectedStatus());
            case LIST ->
                Scripts.repeated(Template.withoutBody("GET", "/api/courses?limit=20", null, ""), row.expectedStatus());
            case LIST_SIGNED_IN ->
                Scripts.repeated(
                        Template.withoutBody("GET", "/api/courses?limit=20", service, ""), row.expectedStatus());
            case SOLD_OUT ->
                Scripts.repeated(
                        Template.withoutBody("PATCH", "/api/courses/" + courses.get(0) + "/reserveSeat", service, ""),
                        row.expectedStatus());
            case RESERVE_HOT, RESERVE_SPREAD -> Scripts.reserve(service, courses);
            case RESERVE_PRICED, RESERVE_AMONG_VOUCHERS ->
                Scripts.reserveWithVoucher(service, courses.get(0), Courses.VOUCHER);
            case RESERVE_CONFIRM -> Scripts.reserveAndConfirm(service, courses.get(0), connections);
            case PURCHASE_HOT, PURCHASE_WATCHED -> Scripts.purchaseHot(students, courses, "");
            case PURCHASE_PRICED -> Scripts.purchaseHot(students, courses, ",\"voucher\":\"" + Courses.VOUCHER + "\"");
            case PURCHASE_SPREAD -> Scripts.purchaseSpread(students, site.courses());
        };
    }
}

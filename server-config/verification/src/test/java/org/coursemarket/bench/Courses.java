package org.coursemarket.bench;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.coursemarket.bench.load.Load;
import org.coursemarket.bench.load.Pace;
import org.coursemarket.bench.load.Script;
import org.coursemarket.bench.load.Tally;
import org.coursemarket.bench.load.Template;

/** The courses of one database, seen through a course service. */
final class Courses {
    static final int SPREAD = 1_000;
    static final int SEATS = 1_000_000;
    static final String VOUCHER = "BENCH";
    private static final int VOUCHERS_AT_ONCE = 250; // a longer list is more than the load reads
    private static final int CONNECTIONS = 16;
    /** A window, a tier and a scarcity match, and the ladder from a thousand sold seats on. */
    private static final String RULES = """
            {"floor": 1, "ceiling": 1000, "rules": [
             {"kind": "window", "until": "2020-01-01T00:00:00Z", "percent": -20},
             {"kind": "window", "from": "2020-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z", "percent": -10},
             {"kind": "window", "from": "2099-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z", "percent": 10},
             {"kind": "window", "from": "2100-01-01T00:00:00Z", "percent": 20},
             {"kind": "tier", "seats": 1000, "percent": -15},
             {"kind": "tier", "seats": 10000, "percent": -10},
             {"kind": "tier", "seats": 1000000, "percent": -5},
             {"kind": "scarcity", "unsold": 10, "percent": 50},
             {"kind": "scarcity", "unsold": 1000000, "percent": 5},
             {"kind": "ladder", "every": 1000, "most": 100, "percent": 1}]}
            """;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern SEATS_OF_COURSE = Pattern.compile(
            "\"totalSeats\":(\\d+),\"availableSeats\":(\\d+)," + "\"heldSeats\":(\\d+),\"soldSeats\":(\\d+)");

    private final SocketAddress node;
    private final String admin;
    private final List<String> spread;
    private final Queue<String> stored;
    private long purchases;

    /** Creates the courses over which a load is spread. */
    Courses(SocketAddress node, String admin) {
        this.node = node;
        this.admin = admin;
        stored = new ArrayDeque<>();
        spread = create(SPREAD, SEATS);
    }

    /** Of those that are stored already the first ones are to spread a load over, the others are hot, one after another. */
    Courses(SocketAddress node, String admin, List<String> ids) {
        this.node = node;
        this.admin = admin;
        spread = List.copyOf(ids.subList(0, SPREAD));
        stored = new ArrayDeque<>(ids.subList(SPREAD, ids.size()));
    }

    List<String> spread() {
        return spread;
    }

    /** Courses that no load has met. */
    List<String> hot(int count) {
        if (stored.size() < count) {
            return create(count, SEATS);
        }
        return IntStream.range(0, count).mapToObj(i -> stored.remove()).toList();
    }

    /** Courses that no load has met, each with ten rules, the voucher, and so many others. */
    List<String> priced(int count, int otherVouchers) {
        var ids = hot(count);
        send("PUT", "/price-rules", "If-Match: *\r\n", RULES, 200, ids);
        for (int made = 0; made < otherVouchers; made += VOUCHERS_AT_ONCE) {
            int some = Math.min(VOUCHERS_AT_ONCE, otherVouchers - made);
            send("POST", "/vouchers", "", "{\"count\":" + some + ",\"percent\":-10,\"uses\":1}", 201, ids);
        }
        send("POST", "/vouchers", "", "{\"code\":\"" + VOUCHER + "\",\"percent\":-10,\"uses\":1000000}", 201, ids);
        return ids;
    }

    private void send(String method, String path, String headers, String body, int expected, List<String> ids) {
        var request = new Template(
                method,
                "/api/courses/" + Template.GAP + path,
                admin,
                "Content-Type: application/json\r\n" + headers,
                body,
                body.length());
        once(ids.size(), expected, (i, out) -> request.write(out, ids.get(i)), answer -> {});
    }

    /** One without an available seat: each of its ten is held. */
    String soldOut() {
        var course = create(1, 10).get(0);
        var reserve = Template.withoutBody("PATCH", "/api/courses/" + course + "/reserveSeat", admin, "");
        once(10, 200, (i, out) -> reserve.write(out), answer -> {});
        return course;
    }

    Seats seats(List<String> ids) {
        var get = Template.withoutBody("GET", "/api/courses/" + Template.GAP, null, "");
        var sum = new ArrayList<>(List.of(Seats.NONE));
        once(ids.size(), 200, (i, out) -> get.write(out, ids.get(i)), answer -> {
            var seats = SEATS_OF_COURSE.matcher(answer);
            if (!seats.find()) {
                throw new IllegalStateException("no seats in " + answer);
            }
            long[] counts = IntStream.rangeClosed(1, 4)
                    .mapToLong(group -> Long.parseLong(seats.group(group)))
                    .toArray();
            sum.set(0, sum.get(0).plus(new Seats(counts[0], counts[1], counts[2], counts[3])));
        });
        return sum.get(0);
    }

    /** The next of all purchases that are spread over this database's courses: no student may buy a course twice. */
    long nextPurchase() {
        return purchases++;
    }

    private List<String> create(int count, int seats) {
        String body = "{\"title\":\"Jakarta EE\",\"description\":\"From the start\",\"price\":49.90,\"availableSeats\":"
                + seats + ",\"instructorName\":\"Ada\"}";
        var post =
                new Template("POST", "/api/courses", admin, "Content-Type: application/json\r\n", body, body.length());
        var created = new ArrayList<String>();
        once(count, 201, (i, out) -> post.write(out), answer -> {
            var id = ID.matcher(answer);
            if (!id.find()) {
                throw new IllegalStateException("no id in " + answer);
            }
            created.add(id.group(1));
        });
        return created;
    }

    private interface Request {
        void write(int number, ByteBuffer out);
    }

    /** Sends so many requests, each once, and insists on their status. */
    private void once(int count, int expectedStatus, Request request, Consumer<String> answered) {
        var script = new Script() {
            private int sent;

            @Override
            public boolean write(int connection, int step, ByteBuffer out) {
                if (sent == count) {
                    return false;
                }
                request.write(sent++, out);
                return true;
            }

            @Override
            public int expectedStatus() {
                return expectedStatus;
            }

            @Override
            public boolean reads() {
                return true;
            }

            @Override
            public void answered(int connection, String answer) {
                answered.accept(answer);
            }
        };
        Tally tally = Load.run(List.of(node), Math.min(count, CONNECTIONS), script, Pace.untilDone(), () -> {});
        if (tally.fulfilled() != count) {
            throw new IllegalStateException("instead of " + expectedStatus + ": " + tally.unexpected());
        }
    }
}

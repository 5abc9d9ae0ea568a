package org.coursemarket.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.coursemarket.bench.load.Script;
import org.coursemarket.bench.load.Template;

/** What the connections of each row send. */
final class Scripts {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String KEYED = "Idempotency-Key: " + Template.GAP + "\r\n";
    private static final int UUID_LENGTH = 36;

    private Scripts() {}

    /** The same request over and over. */
    static Script repeated(Template request, int expectedStatus) {
        return script(expectedStatus, (connection, out) -> {
            request.write(out);
            return true;
        });
    }

    /** One course after another. */
    static Script reserve(String token, List<String> courses) {
        var request = Template.withoutBody("PATCH", "/api/courses/" + Template.GAP + "/reserveSeat", token, "");
        var next = counter();
        return script(200, (connection, out) -> {
            request.write(out, courses.get((int) (next.getAsLong() % courses.size())));
            return true;
        });
    }

    /** One course, and its voucher. */
    static Script reserveWithVoucher(String token, String course, String voucher) {
        return repeated(
                Template.withoutBody(
                        "PATCH", "/api/courses/" + course + "/reserveSeat", token, "Voucher: " + voucher + "\r\n"),
                200);
    }

    /** A seat held and then sold; its key is its reservation's id. */
    static Script reserveAndConfirm(String token, String course, int connections) {
        var reserve = Template.withoutBody("PATCH", "/api/courses/" + course + "/reserveSeat", token, KEYED);
        var confirm = Template.withoutBody("PATCH", "/api/courses/" + Template.GAP + "/confirmReservation", token, "");
        var random = new SplittableRandom();
        var keys = new String[connections];
        return new Script() {
            @Override
            public boolean write(int connection, int step, ByteBuffer out) {
                if (step == 0) {
                    keys[connection] = randomId(random);
                }
                (step == 0 ? reserve : confirm).write(out, keys[connection]);
                return true;
            }

            @Override
            public int expectedStatus() {
                return 200;
            }

            @Override
            public int steps() {
                return 2;
            }
        };
    }

    /**
     * Each student buys one course of several; ends when all have bought them all.
     *
     * @param more fields of each purchase, each with a comma before it
     */
    static Script purchaseHot(Students students, List<String> courses, String more) {
        var next = counter();
        long most = (long) students.count() * courses.size();
        return purchase(
                students,
                more,
                () -> next.getAsLong(),
                number -> number < most ? courses.get((int) (number / students.count())) : null);
    }

    /** The students in turn, and for each purchase of a student another course. */
    static Script purchaseSpread(Students students, Courses courses) {
        var spread = courses.spread();
        return purchase(students, "", courses::nextPurchase, number -> {
            long turn = number / students.count();
            return turn < spread.size() ? spread.get((int) ((turn + number % spread.size()) % spread.size())) : null;
        });
    }

    private interface CourseOfPurchase {
        /** Null for none. */
        String of(long number);
    }

    private static Script purchase(Students students, String more, LongSupplier next, CourseOfPurchase courses) {
        int nameLength = students.names().get(0).length();
        String body = "{\"courseId\":\"" + Template.GAP + "\",\"studentName\":\"" + Template.GAP + "\"" + more + "}";
        int length = body.length() - 2 * Template.GAP.length() + UUID_LENGTH + nameLength;
        var request = new Template("POST", "/api/orders", Template.GAP, JSON + KEYED, body, length);
        var random = new SplittableRandom();
        return script(201, (connection, out) -> {
            long number = next.getAsLong();
            var course = courses.of(number);
            if (course == null) {
                return false;
            }
            int student = (int) (number % students.count());
            request.write(
                    out,
                    students.tokens().get(student),
                    randomId(random),
                    course,
                    students.names().get(student));
            return true;
        });
    }

    private interface Request {
        boolean write(int connection, ByteBuffer out);
    }

    private static Script script(int expectedStatus, Request request) {
        return new Script() {
            @Override
            public boolean write(int connection, int step, ByteBuffer out) {
                return request.write(connection, out);
            }

            @Override
            public int expectedStatus() {
                return expectedStatus;
            }
        };
    }

    private static LongSupplier counter() {
        return new LongSupplier() {
            private long next;

            @Override
            public long getAsLong() {
                return next++;
            }
        };
    }

    /** As random as a client's, at less cost. */
    private static String randomId(SplittableRandom random) {
        long version4 = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long variant = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant).toString();
    }
}

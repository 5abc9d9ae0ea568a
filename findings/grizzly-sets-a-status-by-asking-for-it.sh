#!/usr/bin/env bash
# Software: Grizzly 4.0.2 (grizzly-http), the HTTP server in GlassFish 7. Payara 6.2025.10 has 4.0.2.payara-p2 with the same code.
# Behaviour: an answer has no status at first. Whoever asks for it sets it: getStatus() looks whether there is one, and then
#   writes 200 in a second step. What another thread sets between the two steps is lost.
#   Here one thread sets 409 while another one asks for the status, for one answer after another, until a 409 is lost.
#   Where the answer was given a status before, asking changes nothing.
# Seen, on two processors:
#   no status before: an answer said 200 in the end
#   status 200 before: no answer said 200 in the end
# Why it matters: since startAsync() another thread may write the answer, and the server's own thread still asks for the status
#   when it leaves the request (Payara 6.2025.10, CoyoteAdapter). So a refusal may go out with the status 200.
# It needs two processors, for two threads have to meet within some instructions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

for library in grizzly-http grizzly-framework; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.glassfish.grizzly:$library:4.0.2 -DoutputDirectory=lib
done

cat >Finding.java <<'JAVA'
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;

public class Finding {
    private static final int MOST_ANSWERS = 500_000;
    private static final long MOST_NANOS = 30_000_000_000L;

    private static volatile HttpResponsePacket answer;
    private static volatile HttpResponsePacket asked;

    public static void main(String[] arguments) {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            System.out.println("one processor alone can't show it");
            return;
        }
        var asks = new Thread(Finding::ask);
        asks.setDaemon(true);
        asks.start();
        System.out.printf("no status before: %s said 200 in the end%n", isLost(false) ? "an answer" : "no answer");
        System.out.printf("status 200 before: %s said 200 in the end%n", isLost(true) ? "an answer" : "no answer");
    }

    private static boolean isLost(boolean isSetBefore) {
        var request = HttpRequestPacket.builder().method("GET").uri("/").protocol("HTTP/1.1").build();
        long end = System.nanoTime() + MOST_NANOS;
        for (int i = 0; i < MOST_ANSWERS && System.nanoTime() < end; i++) {
            var mine = HttpResponsePacket.builder(request).build();
            if (isSetBefore) {
                mine.setStatus(200);
            }
            answer = mine;
            for (int pause = i % 50; pause > 0; pause--) {
                Thread.onSpinWait(); // so that the two meet at different steps
            }
            mine.setStatus(409);
            while (asked != mine) {
                Thread.onSpinWait();
            }
            if (mine.getStatus() == 200) {
                return true;
            }
        }
        return false;
    }

    private static void ask() {
        while (true) {
            var latest = answer;
            if (latest != asked) {
                latest.getStatus();
                asked = latest;
            }
            Thread.onSpinWait();
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d classes Finding.java
java -cp 'classes:lib/*' Finding | tee seen

diff seen - <<'EXPECTED'
no status before: an answer said 200 in the end
status 200 before: no answer said 200 in the end
EXPECTED

#!/usr/bin/env bash
# Software: Grizzly 4.0.2 (grizzly-http), the HTTP server within Payara 6 and GlassFish 7.
# Behaviour: an answer has no status at first. Whoever asks for it sets it: getStatus() looks whether there is one, and then
#   writes 200 in a second step. What another thread sets between the two steps is lost.
#   Here one thread sets 409 while another one asks for the status, for one answer after another.
#   Where the answer was given a status before, asking changes nothing.
# Seen:
#   no status before: some answers said 200 in the end
#   status 200 before: no answer said 200 in the end
# Why it matters: since startAsync() another thread may write the answer, and the server's own thread still asks for the status
#   when it leaves the request (Payara 6.2025.10, CoyoteAdapter). So a refusal may go out with the status 200. It happens about
#   once in 500,000 answers, under load alone.
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
    private static final int ANSWERS = 500_000;

    private static volatile HttpResponsePacket answer;
    private static volatile HttpResponsePacket asked;

    public static void main(String[] arguments) {
        var asks = new Thread(Finding::ask);
        asks.setDaemon(true);
        asks.start();
        System.out.printf("no status before: %s said 200 in the end%n", lost(false));
        System.out.printf("status 200 before: %s said 200 in the end%n", lost(true));
    }

    private static String lost(boolean isSetBefore) {
        var request = HttpRequestPacket.builder().method("GET").uri("/").protocol("HTTP/1.1").build();
        int lost = 0;
        for (int i = 0; i < ANSWERS; i++) {
            var mine = HttpResponsePacket.builder(request).build();
            if (isSetBefore) {
                mine.setStatus(200);
            }
            answer = mine;
            for (int pause = i % 50; pause > 0; pause--) {
                Thread.onSpinWait(); // so that the two meet at each possible step
            }
            mine.setStatus(409);
            while (asked != mine) {
                Thread.onSpinWait();
            }
            lost += mine.getStatus() == 200 ? 1 : 0;
        }
        return lost == 0 ? "no answer" : "some answers";
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
no status before: some answers said 200 in the end
status 200 before: no answer said 200 in the end
EXPECTED

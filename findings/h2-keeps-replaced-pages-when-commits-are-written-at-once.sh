#!/usr/bin/env bash
# Software: H2 2.2.224, embedded, with a database file.
# Behaviour: with WRITE_DELAY=0, which hands each commit to the operating system, no space is freed while the database is in
#   use, however long it idles: the thread that would free it is not started. 3,000 updates of one row of 100 characters leave
#   a file of more than a megabyte, after 60 s at rest too. With the default delay of 500 ms they leave less than that.
# Seen:
#   WRITE_DELAY=0: more than 1 MB
#   WRITE_DELAY=500: less than 1 MB
# Why it matters: who wants commits to outlive `kill -9` sets WRITE_DELAY=0, and gets a file that only grows until it is closed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
  -Dartifact=com.h2database:h2:2.2.224 -DoutputDirectory=lib

cat >Finding.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

public class Finding {
    private static final int UPDATES = 3_000;
    private static final long MOST_MILLIS = 60_000;
    private static final long MEGABYTE = 1 << 20;

    public static void main(String[] arguments) throws Exception {
        for (int delay : new int[] {0, 500}) {
            var file = Path.of("data" + delay).toAbsolutePath();
            try (var connection = DriverManager.getConnection("jdbc:h2:" + file + ";WRITE_DELAY=" + delay);
                    var statement = connection.createStatement()) {
                statement.execute("create table word (text varchar(100))");
                statement.execute("insert into word values ('')");
                for (int i = 0; i < UPDATES; i++) {
                    statement.execute("update word set text = rpad('" + i + "', 100, 'x')");
                }
                var stored = Path.of(file + ".mv.db");
                long end = System.currentTimeMillis() + MOST_MILLIS;
                while (Files.size(stored) > MEGABYTE && System.currentTimeMillis() < end) {
                    Thread.sleep(500);
                }
                System.out.println("WRITE_DELAY=" + delay + ": " + (Files.size(stored) > MEGABYTE ? "more" : "less") + " than 1 MB");
            }
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java | tee seen

diff seen - <<'EXPECTED'
WRITE_DELAY=0: more than 1 MB
WRITE_DELAY=500: less than 1 MB
EXPECTED

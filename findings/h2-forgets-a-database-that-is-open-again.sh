#!/usr/bin/env bash
# Software: H2 2.2.224, embedded, with a database file.
# Behaviour: H2 closes a database by itself when its file can't be used, here because an interrupted thread ran a statement.
#   A new connection opens it again. If a connection of before is used after that, H2 looks whether its database is still
#   there, and takes the name off its list of open databases. But by then the name stands for the new one. No connection can be
#   made any more, until the last one of the new database is closed.
# Seen:
#   a new connection: 1 row
#   one of before: SQLException 90098
#   another new connection: SQLException 90020
#   the first new one: 1 row
#   another, when that is closed: 1 row
# Why it matters: a pool that tries its connections by a statement uses dead ones beside new ones. It should drop all of them
#   where one fails.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
  -Dartifact=com.h2database:h2:2.2.224 -DoutputDirectory=lib

cat >Finding.java <<'JAVA'
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

public class Finding {
    private static final String URL =
            "jdbc:h2:" + Path.of("data").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    public static void main(String[] arguments) throws SQLException {
        Connection before = connect();
        before.createStatement().execute("create table word as select 'hello' as text");
        Thread.currentThread().interrupt();
        try {
            connect().createStatement().execute("insert into word values ('again')");
        } catch (SQLException e) {
            Thread.interrupted(); // the database is closed
        }
        try {
            connect();
        } catch (SQLException e) {
            // says once more why it was closed
        }

        Connection next = connect();
        tell("a new connection", next);
        tell("one of before", before);
        try {
            tell("another new connection", connect());
        } catch (SQLException e) {
            System.out.println("another new connection: SQLException " + e.getErrorCode());
        }
        tell("the first new one", next);
        next.close();
        tell("another, when that is closed", connect());
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(URL);
    }

    private static void tell(String who, Connection connection) {
        try (var rows = connection.createStatement().executeQuery("select count(*) from word")) {
            rows.next();
            System.out.println(who + ": " + rows.getInt(1) + " row");
        } catch (SQLException e) {
            System.out.println(who + ": SQLException " + e.getErrorCode());
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java | tee seen

diff seen - <<'EXPECTED'
a new connection: 1 row
one of before: SQLException 90098
another new connection: SQLException 90020
the first new one: 1 row
another, when that is closed: 1 row
EXPECTED

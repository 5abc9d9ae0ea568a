#!/usr/bin/env bash
# Software: H2 2.2.224, embedded, with a database file.
# Behaviour: H2 closes a database by itself when its file can't be used, here because an interrupted thread ran a statement.
#   Every connection to it then fails with each statement, but isValid() still says true, also after the failures. A new
#   connection opens the database again, with all that was committed.
# Seen:
#   a statement before: 1 row
#   a statement after: SQLException 90098
#   isValid() after: true
#   a new connection: 1 row
#   isValid() of the old one: true
# Why it matters: pools ask isValid() before they give a connection out. So a pool goes on giving out dead connections after
#   the cause has gone, which may have been a full disk.
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
    public static void main(String[] arguments) throws SQLException {
        var url = "jdbc:h2:" + Path.of("data").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Connection mine = DriverManager.getConnection(url);
        Connection other = DriverManager.getConnection(url);
        mine.createStatement().execute("create table word as select 'hello' as text");
        tell("a statement before", mine);

        Thread.currentThread().interrupt();
        try {
            other.createStatement().execute("insert into word values ('again')");
        } catch (SQLException e) {
            Thread.interrupted(); // the database is closed
        }
        tell("a statement after", mine);
        System.out.println("isValid() after: " + mine.isValid(1));
        tell("a new connection", DriverManager.getConnection(url));
        System.out.println("isValid() of the old one: " + mine.isValid(1));
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
a statement before: 1 row
a statement after: SQLException 90098
isValid() after: true
a new connection: 1 row
isValid() of the old one: true
EXPECTED

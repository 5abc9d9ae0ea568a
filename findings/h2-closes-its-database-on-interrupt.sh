#!/usr/bin/env bash
# Software: H2 2.2.224, embedded, with a database file.
# Behaviour: a thread whose interrupt flag is set runs a statement. H2 then closes the database for every connection of the
#   process. The reason is java.nio: an interrupted thread that uses a FileChannel closes it. With `jdbc:h2:async:` the same
#   statement works, the other connections work on, and the flag stays set.
# Seen:
#   jdbc:h2: the interrupted thread: SQLException 50000
#   jdbc:h2: another connection: SQLException 90098
#   jdbc:h2:async: the interrupted thread: done
#   jdbc:h2:async: another connection: done
# Why it matters: a server interrupts a thread to end a time-out. One late request then takes the database from all others.
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
        for (String kind : new String[] {"jdbc:h2:", "jdbc:h2:async:"}) {
            var url = kind + Path.of("data" + kind.length()).toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
            Connection mine = DriverManager.getConnection(url);
            Connection other = DriverManager.getConnection(url);
            other.createStatement().execute("create table word (text varchar(9))");

            Thread.currentThread().interrupt();
            tell(kind + " the interrupted thread", mine);
            Thread.interrupted();
            tell(kind + " another connection", other);
        }
    }

    private static void tell(String who, Connection connection) {
        try {
            connection.createStatement().execute("insert into word values ('hello')");
            System.out.println(who + ": done");
        } catch (SQLException e) {
            System.out.println(who + ": SQLException " + e.getErrorCode());
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java | tee seen

diff seen - <<'EXPECTED'
jdbc:h2: the interrupted thread: SQLException 50000
jdbc:h2: another connection: SQLException 90098
jdbc:h2:async: the interrupted thread: done
jdbc:h2:async: another connection: done
EXPECTED

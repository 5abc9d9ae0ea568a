#!/usr/bin/env bash
# Software: H2 2.2.224, embedded, in memory.
# Behaviour: a UNION ALL stands as a subquery behind FROM, and a part of it has a LIMIT that is a parameter. The same statement with
#   another limit has the rows of the limit before, until the table changes. The same union by itself has the right rows.
# Seen:
#   as a subquery, limit 2: 2 rows
#   as a subquery, limit 5: 2 rows
#   by itself, limit 2: 2 rows
#   by itself, limit 5: 5 rows
# Why it matters: rows are missing without an error. A list that is merged from parts, page by page, is written that way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
  -Dartifact=com.h2database:h2:2.2.224 -DoutputDirectory=lib

cat >Finding.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

public class Finding {
    private static final String UNION =
            "(select n from number limit ?) union all (select n from number where n < 0)";

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            connection.createStatement().execute("create table number as select x as n from system_range(1, 10)");
            tell("as a subquery", connection, "select n from (" + UNION + ")");
            tell("by itself", connection, UNION);
        }
    }

    private static void tell(String how, Connection connection, String query) throws SQLException {
        for (int limit : new int[] {2, 5}) {
            try (var statement = connection.prepareStatement(query)) {
                statement.setInt(1, limit);
                int count = 0;
                for (var rows = statement.executeQuery(); rows.next(); count++) {}
                System.out.println(how + ", limit " + limit + ": " + count + " rows");
            }
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java | tee seen

diff seen - <<'EXPECTED'
as a subquery, limit 2: 2 rows
as a subquery, limit 5: 2 rows
by itself, limit 2: 2 rows
by itself, limit 5: 5 rows
EXPECTED

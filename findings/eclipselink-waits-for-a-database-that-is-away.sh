#!/usr/bin/env bash
# Software: EclipseLink 4.0.7, with H2 2.2.224 as a server on loopback and its plain data source.
# Behaviour: the database stops, then a query runs. The thread waits 15 s or more before it gets its exception: by default a
#   login has 3 retries, 5 s apart. After session.getLogin().setQueryRetryAttemptCount(0) the same query fails without a wait.
# Seen:
#   default of the login: 3 retries, 5000 ms apart
#   by default: PersistenceException after 15 s or more
#   without retries: PersistenceException within 5 s
# Why it matters: each request keeps its thread for that time, so a short outage of the database uses up a thread pool.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.eclipse.persistence</groupId><artifactId>org.eclipse.persistence.jpa</artifactId><version>4.0.7</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.2.224</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib

mkdir -p classes/META-INF
cat >classes/META-INF/persistence.xml <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="words" transaction-type="RESOURCE_LOCAL">
    <class>Word</class>
  </persistence-unit>
</persistence>
XML

cat >Word.java <<'JAVA'
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Word {
    @Id
    private int id;
}
JAVA

cat >Finding.java <<'JAVA'
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        var server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", ".").start();
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://localhost:" + server.getPort() + "/data");
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create table word (id int primary key)");
        }
        var factory = Persistence.createEntityManagerFactory(
                "words", Map.of("jakarta.persistence.nonJtaDataSource", source, "eclipselink.logging.level", "OFF"));
        factory.createEntityManager().createQuery("select w from Word w").getResultList();
        server.stop();

        var login = factory.unwrap(ServerSession.class).getLogin();
        System.out.printf("default of the login: %d retries, %d ms apart%n",
                login.getQueryRetryAttemptCount(), login.getDelayBetweenConnectionAttempts());
        System.out.println("by default: " + (secondsToFail(factory) >= 15
                ? "PersistenceException after 15 s or more" : "changed"));
        login.setQueryRetryAttemptCount(0);
        System.out.println("without retries: " + (secondsToFail(factory) < 5
                ? "PersistenceException within 5 s" : "changed"));
    }

    private static double secondsToFail(EntityManagerFactory factory) {
        long start = System.nanoTime();
        try {
            factory.createEntityManager().createQuery("select w from Word w").getResultList();
            throw new IllegalStateException("the database answered");
        } catch (PersistenceException expected) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d classes Word.java Finding.java
java -cp 'classes:lib/*' Finding | tee seen

diff seen - <<'EXPECTED'
default of the login: 3 retries, 5000 ms apart
by default: PersistenceException after 15 s or more
without retries: PersistenceException within 5 s
EXPECTED

#!/usr/bin/env bash
# Software: EclipseLink 4.0.7, H2 2.2.224, with RESOURCE_LOCAL transactions.
# Behaviour: in a transaction a query has the lock mode PESSIMISTIC_WRITE and the hint eclipselink.read-only=true. EclipseLink sends
#   SELECT ... FOR UPDATE, but on a connection for reading, outside the transaction. So the lock is gone when the query returns, and
#   another transaction changes the row at once. There is no error and no warning.
# Seen:
#   locked by a query: another transaction has to wait
#   locked by a read-only query: another transaction changes the row
# Why it matters: the hint is advised to make queries cheap. Here it takes away, without a word, what keeps two buyers apart.
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
  <persistence-unit name="finding" transaction-type="RESOURCE_LOCAL">
    <class>Finding$Seat</class>
    <properties>
      <property name="jakarta.persistence.jdbc.url" value="jdbc:h2:mem:finding;LOCK_TIMEOUT=500"/>
      <property name="jakarta.persistence.jdbc.user" value="sa"/>
      <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
      <property name="eclipselink.logging.level" value="OFF"/>
    </properties>
  </persistence-unit>
</persistence>
XML
cat >Finding.java <<'JAVA'
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;

public class Finding {
    @Entity(name = "Seat")
    public static class Seat {
        @Id
        private long id = 1;

        private String buyer;
    }

    public static void main(String[] arguments) {
        try (var factory = Persistence.createEntityManagerFactory("finding");
                var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            entities.persist(new Seat());
            entities.getTransaction().commit();
            System.out.println("locked by a query: " + afterLock(factory, false));
            System.out.println("locked by a read-only query: " + afterLock(factory, true));
        }
    }

    private static String afterLock(EntityManagerFactory factory, boolean isReadOnly) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var query = entities.createQuery("select s from Seat s where s.id = 1", Seat.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE);
                if (isReadOnly) {
                    query.setHint("eclipselink.read-only", "true");
                }
                query.getSingleResult();
                return changeByAnother(factory);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static String changeByAnother(EntityManagerFactory factory) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                entities.createQuery("update Seat s set s.buyer = 'another' where s.id = 1").executeUpdate();
                return "another transaction changes the row";
            } catch (PersistenceException lockTimeout) {
                return "another transaction has to wait";
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
JAVA
javac -cp 'lib/*' -d classes Finding.java
java -cp 'classes:lib/*' Finding | tee seen

diff seen - <<'EXPECTED'
locked by a query: another transaction has to wait
locked by a read-only query: another transaction changes the row
EXPECTED

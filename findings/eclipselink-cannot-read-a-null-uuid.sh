#!/usr/bin/env bash
# Software: EclipseLink 4.0.7, with H2 2.2.224.
# Behaviour: an entity has an attribute of type java.util.UUID, and the column is null. EclipseLink can store the entity, but
#   not read it: find throws a NullPointerException. An attribute of another type, such as String, is read as null.
# Seen:
#   stored
#   read: NullPointerException
# Why it matters: the write succeeds, so the fault shows only when the row is read, perhaps after the first restart.
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
  <persistence-unit name="things" transaction-type="RESOURCE_LOCAL">
    <class>Thing</class>
  </persistence-unit>
</persistence>
XML

cat >Thing.java <<'JAVA'
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
public class Thing {
    @Id
    int id;

    UUID other;
    String name;
}
JAVA

cat >Finding.java <<'JAVA'
import jakarta.persistence.Persistence;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:data;DB_CLOSE_DELAY=-1");
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, other uuid, name varchar(9))");
        }
        var factory = Persistence.createEntityManagerFactory(
                "things", Map.of("jakarta.persistence.nonJtaDataSource", source, "eclipselink.logging.level", "OFF"));

        var entities = factory.createEntityManager();
        entities.getTransaction().begin();
        var thing = new Thing();
        thing.id = 1;
        entities.persist(thing);
        entities.getTransaction().commit();
        System.out.println("stored");

        factory.getCache().evictAll();
        try {
            System.out.println("read: " + factory.createEntityManager().find(Thing.class, 1).other);
        } catch (RuntimeException failure) {
            System.out.println("read: " + failure.getClass().getSimpleName());
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d classes Thing.java Finding.java
java -cp 'classes:lib/*' Finding | tee seen

diff seen - <<'EXPECTED'
stored
read: NullPointerException
EXPECTED

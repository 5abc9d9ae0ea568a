#!/usr/bin/env bash
# Software: Jersey client 3.1.11 with its default connector, on Java 17 (HttpURLConnection).
# Behaviour: the server reads a POST and closes the connection without an answer. The client sends the same POST again by
#   itself, and only then reports the failure. The caller sees one call, the server sees two.
#   The same client with jersey-jnh-connector, which is the JDK's newer HTTP client, sends it once. So does the default one
#   under -Dsun.net.http.retryPost=false, which counts for the whole JVM.
# Seen:
#   default connector: the server got 2 requests, the caller got java.net.SocketException
#   jersey-jnh-connector: the server got 1 request, the caller got java.io.IOException
#   with sun.net.http.retryPost=false
#   default connector: the server got 1 request, the caller got java.net.SocketException
#   jersey-jnh-connector: the server got 1 request, the caller got java.io.IOException
# Why it matters: a POST without an idempotency key has two effects.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.glassfish.jersey.core</groupId><artifactId>jersey-client</artifactId><version>3.1.11</version></dependency>
    <dependency><groupId>org.glassfish.jersey.inject</groupId><artifactId>jersey-hk2</artifactId><version>3.1.11</version></dependency>
    <dependency><groupId>org.glassfish.jersey.connectors</groupId><artifactId>jersey-jnh-connector</artifactId><version>3.1.11</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib

cat >Finding.java <<'JAVA'
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;

public class Finding {
    public static void main(String[] arguments) throws IOException {
        post("default connector", new ClientConfig());
        post("jersey-jnh-connector", new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()));
    }

    private static void post(String name, ClientConfig config) throws IOException {
        var requests = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> readAndClose(server, requests));
            thread.setDaemon(true);
            thread.start();
            var client = ClientBuilder.newClient(config);
            try {
                client.target("http://localhost:" + server.getLocalPort() + "/").request().post(Entity.text("order"));
            } catch (ProcessingException failure) {
                System.out.printf("%s: the server got %d request%s, the caller got %s%n",
                        name, requests.get(), requests.get() == 1 ? "" : "s", failure.getCause().getClass().getName());
            }
            client.close();
        }
    }

    /** Reads each request to the end of its body, counts it, and closes the connection. */
    private static void readAndClose(ServerSocket server, AtomicInteger requests) {
        while (true) {
            try (var connection = server.accept()) {
                var text = new StringBuilder();
                while (!text.toString().endsWith("\r\n\r\norder")) {
                    text.append((char) connection.getInputStream().read());
                }
                requests.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d classes Finding.java
{
  java -cp 'classes:lib/*' Finding 2>/dev/null
  echo 'with sun.net.http.retryPost=false'
  java -Dsun.net.http.retryPost=false -cp 'classes:lib/*' Finding 2>/dev/null
} | tee seen

diff seen - <<'EXPECTED'
default connector: the server got 2 requests, the caller got java.net.SocketException
jersey-jnh-connector: the server got 1 request, the caller got java.io.IOException
with sun.net.http.retryPost=false
default connector: the server got 1 request, the caller got java.net.SocketException
jersey-jnh-connector: the server got 1 request, the caller got java.io.IOException
EXPECTED

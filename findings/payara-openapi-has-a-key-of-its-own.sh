#!/usr/bin/env bash
# Software: Payara Micro 6.2025.10 (MicroProfile OpenAPI 3.1).
# Behaviour: a WAR brings a valid static document, META-INF/openapi.yaml, and turns the scan off. The document at /openapi has
#   one more key at its top level: `endpoints`, with the paths of the WAR. OpenAPI 3.0.3 allows only its own fixed fields and
#   names that begin with `x-` there, so a validator refuses the document.
# Seen: the keys at the top level are
#   openapi: info: servers: paths: endpoints: components:
# Why it matters: clients can't be generated from /openapi before that key is removed.
# The server listens on loopback, port 18765 or $PORT.
set -euo pipefail
port=${PORT:-18765}
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"

copy=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy
mvn -B -q $copy -Dartifact=fish.payara.extras:payara-micro:6.2025.10 -DoutputDirectory=. -Dmdep.stripVersion=true
mvn -B -q $copy -Dartifact=jakarta.ws.rs:jakarta.ws.rs-api:3.1.0 -DoutputDirectory=lib

classes=war/WEB-INF/classes
mkdir -p $classes/META-INF
echo 'mp.openapi.scan.disable=true' >$classes/META-INF/microprofile-config.properties
cat >$classes/META-INF/openapi.yaml <<'YAML'
openapi: 3.0.3
info: {title: Greeting, version: "1"}
paths:
  /hello:
    get:
      responses:
        '200': {description: A greeting}
YAML
cat >Greeting.java <<'JAVA'
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

@ApplicationPath("")
public class Greeting extends Application {
    @Path("hello")
    public static class Hello {
        @GET
        public String hello() {
            return "hello";
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d $classes Greeting.java
jar --create --file greeting.war -C war .

listener=configs.config.server-config.network-config.network-listeners.network-listener.http-listener
echo "set $listener.address=127.0.0.1" >loopback-only
java -jar payara-micro.jar --nohazelcast --disablephonehome --rootdir root --prebootcommandfile loopback-only \
  --port "$port" --contextroot / --deploy greeting.war >log 2>&1 &
server=$!
until curl --silent --fail "http://localhost:$port/openapi" --output document; do
  kill -0 $server 2>/dev/null || { tail -n 20 log; exit 1; }
  sleep 1
done
grep -o '^[a-z]*:' document | xargs | tee seen

diff seen - <<'EXPECTED'
openapi: info: servers: paths: endpoints: components:
EXPECTED

#!/usr/bin/env bash
# Software: Payara Micro 6.2025.10 (MicroProfile Telemetry 1.1).
# Behaviour: a WAR says otel.sdk.disabled=true in its microprofile-config.properties. The system property
#   -Dotel.sdk.disabled=false says otherwise, as MicroProfile Config lets it, whose system properties come first. The WAR is not
#   deployed: the server finds the name twice, and takes that for an error. The environment variable OTEL_SDK_DISABLED=false
#   has the same meaning and is taken.
# Seen:
#   system property: Duplicate key otel.sdk.disabled (attempted merging values false and false)
#   environment variable: deployed
# Why it matters: whoever turns on the tracing of a WAR by a system property has no WAR running.
# The server listens on loopback, port 18766 or $PORT.
set -euo pipefail
port=${PORT:-18766}
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"

copy=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy
mvn -B -q $copy -Dartifact=fish.payara.extras:payara-micro:6.2025.10 -DoutputDirectory=. -Dmdep.stripVersion=true
mvn -B -q $copy -Dartifact=jakarta.ws.rs:jakarta.ws.rs-api:3.1.0 -DoutputDirectory=lib

classes=war/WEB-INF/classes
mkdir -p $classes/META-INF
echo 'otel.sdk.disabled=true' >$classes/META-INF/microprofile-config.properties
cat >war/WEB-INF/beans.xml <<'XML'
<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
XML
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

# How the WAR is told, then the command that starts the server with it.
deploy() {
  local how=$1
  shift
  "$@" -jar payara-micro.jar --nohazelcast --disablephonehome --rootdir root --prebootcommandfile loopback-only \
    --port "$port" --contextroot / --deploy greeting.war >log 2>&1 &
  server=$!
  local end='' tries=120
  until [[ -n $end ]]; do
    ((tries-- > 0)) || { tail -n 20 log; exit 1; }
    if grep -q 'Duplicate key' log; then
      end=$(grep -o 'Duplicate key [^)]*)' log | head -n 1)
    elif curl --silent --fail --output /dev/null "http://localhost:$port/hello"; then
      end=deployed
    elif ! kill -0 $server 2>/dev/null; then
      tail -n 20 log
      exit 1
    fi
    sleep 1
  done
  echo "$how: $end" | tee -a seen
  kill $server 2>/dev/null || true
  wait $server || true
  server=
}
deploy 'system property' java -Dotel.sdk.disabled=false
deploy 'environment variable' env OTEL_SDK_DISABLED=false java

diff seen - <<'EXPECTED'
system property: Duplicate key otel.sdk.disabled (attempted merging values false and false)
environment variable: deployed
EXPECTED

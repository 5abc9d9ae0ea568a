#!/usr/bin/env bash
# Software: Payara Micro 6.2025.10 (MicroProfile Fault Tolerance 4.0 on Jakarta Concurrency 3.0).
# Behaviour: each call of a method with @Timeout makes the context providers of the application anew. The server starts a task for
#   the time-out, and for each task of a managed executor it looks for providers with a new ServiceLoader, on the whole class path.
# Seen:
#   100 calls without a time-out made 0 providers
#   100 calls with a time-out made 100 providers
# Why it matters: an application that brings no provider pays for the search all the same. A time-out then costs more than many a
#   call that it guards.
# The server listens on loopback, port 18766 or $PORT.
set -euo pipefail
port=${PORT:-18766}
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"

copy=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy
mvn -B -q $copy -Dartifact=fish.payara.extras:payara-micro:6.2025.10 -DoutputDirectory=. -Dmdep.stripVersion=true
for api in jakarta.ws.rs:jakarta.ws.rs-api:3.1.0 jakarta.inject:jakarta.inject-api:2.0.1 \
  jakarta.enterprise:jakarta.enterprise.cdi-api:4.0.1 jakarta.enterprise.concurrent:jakarta.enterprise.concurrent-api:3.0.3 \
  org.eclipse.microprofile.fault-tolerance:microprofile-fault-tolerance-api:4.0.2; do
  mvn -B -q $copy -Dartifact="$api" -DoutputDirectory=lib
done

classes=war/WEB-INF/classes
mkdir -p $classes/META-INF/services
echo CountedProvider >$classes/META-INF/services/jakarta.enterprise.concurrent.spi.ThreadContextProvider
cat >CountedProvider.java <<'JAVA'
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

public class CountedProvider implements ThreadContextProvider {
    static final AtomicInteger MADE = new AtomicInteger();

    public CountedProvider() {
        MADE.incrementAndGet();
    }

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return () -> () -> {};
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return () -> () -> {};
    }

    @Override
    public String getThreadContextType() {
        return "counted";
    }
}
JAVA
cat >Calls.java <<'JAVA'
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.faulttolerance.Timeout;

@ApplicationPath("")
public class Calls extends Application {
    private static final int COUNT = 100;

    @ApplicationScoped
    public static class Work {
        public void done() {}

        @Timeout(10_000)
        public void doneInTime() {}
    }

    @Path("calls")
    @ApplicationScoped
    public static class Asked {
        @Inject
        Work work;

        @GET
        public String calls() {
            return said("without", work::done) + said("with", work::doneInTime);
        }

        private static String said(String how, Runnable call) {
            int before = CountedProvider.MADE.get();
            for (int i = 0; i < COUNT; i++) {
                call.run();
            }
            int made = CountedProvider.MADE.get() - before;
            return COUNT + " calls " + how + " a time-out made " + made + " providers\n";
        }
    }
}
JAVA
javac --release 17 -cp 'lib/*' -d $classes CountedProvider.java Calls.java
jar --create --file calls.war -C war .

listener=configs.config.server-config.network-config.network-listeners.network-listener.http-listener
echo "set $listener.address=127.0.0.1" >loopback-only
java -jar payara-micro.jar --nohazelcast --disablephonehome --rootdir root --prebootcommandfile loopback-only \
  --port "$port" --contextroot / --deploy calls.war >log 2>&1 &
server=$!
until curl --silent --fail "http://localhost:$port/calls" --output seen; do
  kill -0 $server 2>/dev/null || { tail -n 20 log; exit 1; }
  sleep 1
done
cat seen

diff seen - <<'EXPECTED'
100 calls without a time-out made 0 providers
100 calls with a time-out made 100 providers
EXPECTED

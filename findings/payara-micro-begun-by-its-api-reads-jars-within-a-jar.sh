#!/usr/bin/env bash
# Software: Payara Micro 6.2025.10.
# Behaviour: `java -jar payara-micro.jar` unpacks the server and loads its classes from plain jars. A program that gets the same server
#   by `PayaraMicro.getInstance()`, the documented way to embed it, gets one whose classes are read from jars within payara-micro.jar.
# Seen:
#   by its command line: a jar in a folder
#   by its API: a jar within payara-micro.jar
# Why it matters: a class within a jar within a jar is found by a reader of Payara's own. A start by the API costs a good deal more
#   processor time than one by the command line, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

copy=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy
mvn -B -q $copy -Dartifact=fish.payara.extras:payara-micro:6.2025.10 -DoutputDirectory=. -Dmdep.stripVersion=true

cat >Server.java <<'JAVA'
public class Server {
    public static void main(String[] arguments) {
        fish.payara.micro.PayaraMicro.getInstance();
    }
}
JAVA
javac --release 17 -cp payara-micro.jar Server.java

# Where the server's main class comes from; a version is asked for, so nothing starts.
source_of() {
  java -Djava.io.tmpdir="$folder" -Xlog:class+load:file=classes "$@" >log 2>&1 || true
  sed -n 's/.*fish.payara.micro.impl.PayaraMicroImpl source: //p' classes |
    sed -E 's|.*payara-micro.jar!/MICRO-INF/runtime/.*|a jar within payara-micro.jar|; s|^file:.*/runtime/.*|a jar in a folder|'
}
{
  echo "by its command line: $(source_of -jar payara-micro.jar --version)"
  echo "by its API: $(source_of -cp payara-micro.jar:. Server)"
} | tee seen

diff seen - <<'EXPECTED'
by its command line: a jar in a folder
by its API: a jar within payara-micro.jar
EXPECTED

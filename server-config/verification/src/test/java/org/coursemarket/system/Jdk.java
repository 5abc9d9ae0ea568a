package org.coursemarket.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java that is installed here; its feature version is 17, 21, 25 and so on. */
record Jdk(Path home, int version) {
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[\"._+-]");
    private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>");

    /** The newest of those that it finds, if that is not older than this. */
    static Optional<Jdk> from(int leastVersion) {
        return newest(homes()).filter(jdk -> jdk.version >= leastVersion);
    }

    static Optional<Jdk> newest(List<Path> homes) {
        return homes.stream().flatMap(home -> in(home).stream()).max(Comparator.comparingInt(Jdk::version));
    }

    /** JAVA_HOME, those of Maven's toolchains, and the one that runs the tests with those that are installed beside it. */
    private static List<Path> homes() {
        var own = Path.of(System.getProperty("java.home"));
        var toolchains = Path.of(System.getProperty("user.home"), ".m2", "toolchains.xml");
        var beside = Optional.ofNullable(own.getParent()).map(Jdk::foldersIn).orElseGet(List::of);
        return Stream.of(
                        Optional.ofNullable(System.getenv("JAVA_HOME")).stream().map(Path::of),
                        read(toolchains).stream().flatMap(Jdk::homesOfToolchains),
                        beside.stream(),
                        Stream.of(own))
                .flatMap(homes -> homes)
                .toList();
    }

    /** By the file that says so in each. */
    private static Optional<Jdk> in(Path home) {
        return read(home.resolve("release"))
                .flatMap(release -> VERSION.matcher(release).results().findFirst())
                .filter(version -> Files.isExecutable(home.resolve("bin").resolve("java")))
                .map(version -> new Jdk(home, Integer.parseInt(version.group(1))));
    }

    private static Stream<Path> homesOfToolchains(String text) {
        return TOOLCHAIN.matcher(text).results().map(home -> Path.of(home.group(1)));
    }

    private static List<Path> foldersIn(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where there is no such file. */
    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.coursemarket.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Both services as somebody built them.
 *
 * @param root the folder that their servers run in
 * @param environment of their servers, beside what each needs
 */
record Build(Path root, Path courseWar, Path orderWar, Map<String, String> environment) {
    /**
     * The build in this folder. Its WARs are there or where Maven leaves them below it. It starts in the folder, by the
     * {@code server-config/server.args} there; a folder without that starts as the project does.
     *
     * @param project the project's folder
     * @throws IllegalArgumentException that names what is missing
     */
    static Build in(Path folder, Path project) {
        boolean startsByItself = Files.exists(folder.resolve("server-config/server.args"));
        return new Build(
                startsByItself ? folder : project, war("course-war", folder), war("order-war", folder), Map.of());
    }

    Build with(Map<String, String> added) {
        return new Build(root, courseWar, orderWar, added);
    }

    private static Path war(String name, Path folder) {
        return Stream.of(folder, folder.resolve(name).resolve("target"))
                .flatMap(place -> wars(name, place).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no %s.war in %s, nor in %s/target below it".formatted(name, folder, name)));
    }

    /** With or without a version. */
    private static List<Path> wars(String name, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, name + "{,-[0-9]*}.war")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

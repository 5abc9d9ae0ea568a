package org.coursemarket.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that this project is checked out in: {@code -Dproject.root}, or the nearest one above the working directory. */
public final class ProjectRoot {
    public static final Path PATH = find();

    private ProjectRoot() {}

    private static Path find() {
        String given = System.getProperty("project.root");
        return given == null ? above(Path.of("").toAbsolutePath()) : Path.of(given);
    }

    /** An IDE runs a test in the folder of its module. */
    private static Path above(Path start) {
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(start + " is not in the project; set -Dproject.root"));
    }
}

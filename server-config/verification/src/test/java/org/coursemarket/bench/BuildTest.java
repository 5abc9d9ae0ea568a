package org.coursemarket.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final Path PROJECT = Path.of("project");

    @TempDir
    private Path folder;

    @Test
    void aFolderWithTheWarsAloneStartsAsTheProjectDoes() throws IOException {
        var course = created("course-war.war");
        var order = created("order-war.war");

        assertThat(Build.in(folder, PROJECT)).isEqualTo(new Build(PROJECT, course, order, Map.of()));
    }

    @Test
    void aWarMayBearItsVersion() throws IOException {
        var course = created("course-war-1.0-SNAPSHOT.war");
        var order = created("order-war-1.0-SNAPSHOT.war");

        assertThat(Build.in(folder, PROJECT)).isEqualTo(new Build(PROJECT, course, order, Map.of()));
    }

    @Test
    void aCheckoutStartsByItsOwnArguments() throws IOException {
        var course = created("course-war/target/course-war.war");
        var order = created("order-war/target/order-war.war");
        created("server-config/server.args");

        assertThat(Build.in(folder, PROJECT)).isEqualTo(new Build(folder, course, order, Map.of()));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        created("course-war.war");

        assertThatThrownBy(() -> Build.in(folder, PROJECT)).hasMessageContainingAll("order-war.war", folder.toString());
        assertThatThrownBy(() -> Build.in(folder.resolve("nothing"), PROJECT)).hasMessageContaining("course-war.war");
    }

    private Path created(String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}

package org.coursemarket.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.containers.Compose.MAIN;
import static org.coursemarket.containers.Dockerfile.words;
import static org.coursemarket.containers.Repository.ROOT;
import static org.coursemarket.containers.Repository.read;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the Dockerfiles to the build, and to how the server is started everywhere else. */
class DockerfileTest {
    /** In the class path of start.jar. */
    private static final String SERVER = "server-config/target/payara-micro.jar";

    @ParameterizedTest
    @EnumSource
    void theServerStartsAsEverywhereButNotAsRoot(Service service) {
        var war = service.module + "/target/" + service.module + ".war";

        assertThat(MAIN.container(service.container))
                .containsEntry("build", Map.of("context", ".", "dockerfile", service.module + "/Dockerfile"));
        assertThat(service.dockerfile().entrypoint())
                .containsExactly(
                        "java",
                        "@server-config/server.args",
                        "--port",
                        service.dockerfile().port(),
                        "--deploy",
                        war);
        assertThat(service.dockerfile().instructions("USER")).singleElement().isNotIn("root", "0");
    }

    @ParameterizedTest
    @EnumSource
    void theImageHasEachFileWhereTheServerLooksForIt(Service service) {
        var start = String.join(" ", service.dockerfile().entrypoint()) + " " + read("server-config/server.args");
        var lookedFor = words(start).filter(word -> word.matches("@?.+/.+")).map(word -> word.replace("@", ""));

        assertThat(service.dockerfile().instructions("WORKDIR")).containsExactly("/app");
        assertThat(service.dockerfile().copied().values())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(lookedFor, Stream.of(SERVER)).toList());
        assertThat(service.dockerfile().copied())
                .allSatisfy((source, place) -> assertThat(place).isEqualTo(source));
    }

    @ParameterizedTest
    @EnumSource
    void eachCopiedFileIsInTheRepositoryOrBuilt(Service service) {
        assertThat(service.dockerfile().copied().keySet()).map(Path::of).allSatisfy(file -> {
            if (file.getParent().endsWith("target")) {
                var name = file.getFileName().toString();
                assertThat(read(file.getParent().resolveSibling("pom.xml").toString())
                                + read("server-config/start/pom.xml"))
                        .containsAnyOf(
                                "<destFileName>" + name + "<",
                                "<finalName>" + name.replaceFirst("\\.[jw]ar$", "") + "<");
            } else {
                assertThat(ROOT.resolve(file)).isRegularFile();
            }
        });
    }

    @Test
    void theBuildSeesNothingButWhatIsCopied() {
        var wanted = new TreeSet<>(Set.of("*"));
        Stream.of(Service.values())
                .forEach(service -> service.dockerfile().copied().keySet().forEach(file -> wanted.add("!" + file)));

        assertThat(read(".dockerignore").lines().toList()).startsWith("*").containsExactlyInAnyOrderElementsOf(wanted);
    }
}

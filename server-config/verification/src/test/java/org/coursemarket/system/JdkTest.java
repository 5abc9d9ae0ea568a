package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestIsTheOneOfTheHighestVersion() throws IOException {
        var nine = jdk("a", "9");
        var twentyFive = jdk("b", "25.0.3");
        var seventeen = jdk("c", "17.0.15");

        assertThat(Jdk.newest(List.of(nine, twentyFive, seventeen))).contains(new Jdk(twentyFive, 25));
        assertThat(Jdk.newest(List.of(seventeen, nine))).contains(new Jdk(seventeen, 17));
    }

    @Test
    void whatHasNoReleaseFileOrNoJavaIsNone() throws IOException {
        var withoutJava = jdk("a", "25");
        Files.delete(withoutJava.resolve("bin/java"));

        assertThat(Jdk.newest(List.of(folder, withoutJava, folder.resolve("nothing"))))
                .isEmpty();
    }

    @Test
    void theOneThatRunsTheTestsIsFound() {
        assertThat(Jdk.from(Runtime.version().feature())).isPresent();
    }

    @Test
    void anOlderOneThanIsNeededIsNone() {
        assertThat(Jdk.from(1_000)).isEmpty();
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}

package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    Path folders;

    @Test
    void aStartRemovesWhatItsLastRunLeft() throws IOException {
        leave("5001", "tmp/unpacked/server.jar");

        try (var folder = WorkFolder.take(folders, "5001")) {
            assertThat(folder.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void aStartRemovesWhatOthersLeftThatWereKilled() throws IOException {
        leave("5002", "tmp/unpacked/server.jar");
        var file = Files.createFile(folders.resolve("a file of somebody else"));

        try (var folder = WorkFolder.take(folders, "5001")) {
            assertThat(folder.temporary()).exists();
            assertThat(folders.resolve("5002/tmp")).doesNotExist();
            assertThat(file).exists();
        }
    }

    @Test
    void whatARunningProcessNeedsStays() throws Exception {
        var other = holder("5002");
        try {
            assertThat(other.getInputStream().read()).isEqualTo('x'); // it has the folder now
            var needed = leave("5002", "tmp/unpacked/server.jar");

            try (var folder = WorkFolder.take(folders, "5001")) {
                assertThat(folder.temporary()).exists();
                assertThat(needed).exists();
            }
            assertThatThrownBy(() -> WorkFolder.take(folders, "5002"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folders.resolve("5002").toString());
            assertThat(needed).exists();
        } finally {
            other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        try (var folder = WorkFolder.take(folders, "5002")) { // the dead hold nothing
            assertThat(folder.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void manyThatStartAtOnceHaveTheirFolders() throws Exception {
        var all = new ArrayList<Process>();
        try {
            for (int port = 5001; port <= 5008; port++) {
                all.add(holder(Integer.toString(port)));
            }
            for (var one : all) {
                assertThat(one.getInputStream().read()).isEqualTo('x');
            }
        } finally {
            all.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void aFolderThatCantBeWrittenIsNamed() throws IOException {
        var file = Files.createFile(folders.resolve("file"));

        assertThatThrownBy(() -> WorkFolder.take(file, "5001"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the folder " + file.resolve("5001") + " can't be written");
    }

    /** A process that takes a folder, says so, and goes on. */
    public static void main(String[] arguments) throws Exception {
        try (var folder = WorkFolder.take(Path.of(arguments[0]), arguments[1])) {
            System.out.print(folder.temporary().toFile().exists() ? "x" : "");
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    private Process holder(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkFolderTest.class.getName(),
                        folders.toString(),
                        name)
                .start();
    }

    private Path leave(String name, String file) throws IOException {
        var path = folders.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }
}

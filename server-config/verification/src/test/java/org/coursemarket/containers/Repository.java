package org.coursemarket.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coursemarket.testing.ProjectRoot;

/** The files as they are checked out. */
final class Repository {
    static final Path ROOT = ProjectRoot.PATH;

    private Repository() {}

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

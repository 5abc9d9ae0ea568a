package org.coursemarket.launch;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process prints, in files of bounded size: at most ten, of 10 MB each. The newest is {@code x.log}, and before it come
 * {@code x.log.1} to {@code x.log.9}. What earlier runs have left there stays, and the next run appends to it.
 */
final class LogFile {
    private static final int FILES = 10;
    private static final long BYTES = 10_000_000;

    private final Path path;
    private final int files;
    private final long limit;

    LogFile(Path path) {
        this(path, FILES, BYTES);
    }

    /** A file that has reached the limit, in bytes, is followed by another one. */
    LogFile(Path path, int files, long limit) {
        this.path = path;
        this.files = files;
        this.limit = limit;
    }

    /** Writes until what is read ends. */
    void copy(InputStream printed) throws IOException {
        var piece = new byte[8192];
        for (int length = printed.read(piece); length >= 0; length = printed.read(piece)) {
            append(piece, length);
        }
    }

    /** Drops what can't be written: whoever prints must not wait for space on a full disk. */
    private synchronized void append(byte[] piece, int length) {
        try {
            if (Files.exists(path) && Files.size(path) >= limit) {
                rotate();
            }
            try (var file = Files.newOutputStream(path, CREATE, APPEND)) {
                file.write(piece, 0, length);
            }
        } catch (IOException e) {
            return; // there is no other place to say it
        }
    }

    private void rotate() throws IOException {
        for (int number = files - 1; number > 0; number--) {
            var newer = numbered(number - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(number), REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        return number == 0 ? path : path.resolveSibling(path.getFileName() + "." + number);
    }
}

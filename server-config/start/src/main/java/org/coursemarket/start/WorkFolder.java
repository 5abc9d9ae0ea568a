package org.coursemarket.start;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a running process, which ends with it. A process that was killed leaves a hundred megabytes in its own: the next
 * start removes them. The lock on the file {@code lock} in it says whether a process still runs; that file stays, because one that is
 * removed could be locked by two.
 */
final class WorkFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileLock lock;

    private WorkFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder of this name, and empties it and all others that nobody holds.
     *
     * @param folders made if it is not there
     * @throws IOException if this can't be written, with the reason
     * @throws IllegalStateException if another process holds the one of this name
     */
    static WorkFolder take(Path folders, String name) throws IOException {
        var folder = folders.toAbsolutePath().resolve(name);
        try {
            Files.createDirectories(folder);
            // One start after the other: who looks whether a folder is held has its lock for a moment.
            try (var turn = channel(folders)) {
                turn.lock();
                return taken(folders, folder);
            }
        } catch (IOException e) {
            throw new IOException("the folder " + folder + " can't be written: " + e, e);
        }
    }

    private static WorkFolder taken(Path folders, Path folder) throws IOException {
        var lock = lock(folder)
                .orElseThrow(() ->
                        new IllegalStateException("another process runs in " + folder + "; it has the same port"));
        empty(folder);
        Files.createDirectory(folder.resolve("tmp"));
        emptyWhatNobodyHolds(folders, folder);
        return new WorkFolder(folder, lock);
    }

    /** For what the server and its libraries write by themselves. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Gives it back. A process that ends does so, too. */
    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }

    private static void emptyWhatNobodyHolds(Path folders, Path own) throws IOException {
        for (var other : children(folders)) {
            if (Files.isDirectory(other) && !other.toAbsolutePath().equals(own)) {
                var lock = lock(other);
                if (lock.isPresent()) {
                    empty(other);
                    lock.get().acquiredBy().close();
                }
            }
        }
    }

    private static Optional<FileLock> lock(Path folder) throws IOException {
        var channel = channel(folder);
        var lock = Optional.ofNullable(channel.tryLock());
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    private static FileChannel channel(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void empty(Path folder) throws IOException {
        for (var child : children(folder)) {
            if (!child.endsWith(LOCK)) {
                try (var files = Files.walk(child)) {
                    files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList();
        }
    }
}

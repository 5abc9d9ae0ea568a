package org.coursemarket.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coursemarket.testing.ProjectRoot;

/** A Markdown file of the project, by its path in it. */
record Document(Path path) {
    private static final Path ROOT = ProjectRoot.PATH;
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

    static Document of(String path) {
        return new Document(Path.of(path));
    }

    /** Every one but those in folders that a build or a run makes. */
    static List<Document> all() {
        return documentsIn(ROOT).map(ROOT::relativize).map(Document::new).toList();
    }

    String text() {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its links to other files lead. */
    List<Path> linkedFiles() {
        return LINK.matcher(text())
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("https?:.*"))
                .map(target -> ROOT.resolve(path).resolveSibling(target).normalize())
                .toList();
    }

    /** The first group of the pattern, wherever it is found. */
    Stream<String> found(Pattern pattern) {
        return pattern.matcher(text()).results().map((MatchResult match) -> match.group(1));
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static Stream<Path> documentsIn(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.toList().stream()
                    .flatMap(entry -> Files.isDirectory(entry) ? below(entry) : Stream.of(entry))
                    .filter(file -> file.toString().endsWith(".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path folder) {
        String name = folder.getFileName().toString();
        boolean isMade = name.matches("target|data") || (name.startsWith(".") && !name.equals(".github"));
        return isMade ? Stream.empty() : documentsIn(folder);
    }
}

package org.coursemarket.containers;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** One Dockerfile's instructions, each on one line. */
record Dockerfile(String file) {
    List<String> instructions(String name) {
        return Repository.read(file)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /** In its JSON form, which YAML takes too. */
    List<String> entrypoint() {
        Collection<?> words = new Yaml().load(instructions("ENTRYPOINT").get(0));
        return words.stream().map(Object::toString).toList();
    }

    String port() {
        var words = entrypoint();
        return words.get(words.indexOf("--port") + 1);
    }

    /** What is copied, and to which place below the image's working directory. */
    Map<String, String> copied() {
        var places = new HashMap<String, String>();
        for (var copy : instructions("COPY")) {
            var paths = words(copy).toList();
            var directory = paths.get(paths.size() - 1);
            for (var source : paths.subList(0, paths.size() - 1)) {
                places.put(source, directory + Path.of(source).getFileName());
            }
        }
        return places;
    }

    static Stream<String> words(String text) {
        return Pattern.compile("\\s+").splitAsStream(text);
    }
}

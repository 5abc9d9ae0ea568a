package org.coursemarket.containers;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What is built and run in a container of its own. */
enum Service {
    COURSE,
    ORDER;

    final String word = name().toLowerCase(Locale.ROOT);
    final String container = word + "-service";
    final String module = word + "-war";

    Dockerfile dockerfile() {
        return new Dockerfile(module + "/Dockerfile");
    }

    /** Its own and those that both have. A key without a default is commented out, and has none here. */
    Properties settings() throws IOException {
        var settings = new Properties();
        for (var carrier : new String[] {"server-config/runtime", module}) {
            var file = Repository.read(carrier + "/src/main/resources/META-INF/microprofile-config.properties");
            settings.load(new StringReader(file.replaceAll("(?m)^#([\\w.]+=)$", "$1")));
        }
        return settings;
    }

    /** The environment's names of settings. */
    List<String> variables(String prefix) throws IOException {
        return settings().stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(Service::variable)
                .toList();
    }

    /** By MicroProfile Config's rule ("Environment Variables Mapping Rules"). */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}

package org.coursemarket.server.containers;

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

    Properties settings() throws IOException {
        var settings = new Properties();
        settings.load(new StringReader(
                Repository.read(module + "/src/main/resources/META-INF/microprofile-config.properties")));
        return settings;
    }

    /** The environment's names of settings, by MicroProfile Config's rule ("Environment Variables Mapping Rules"). */
    List<String> variables(String prefix) throws IOException {
        return settings().stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .toList();
    }
}

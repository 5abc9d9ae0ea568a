package org.coursemarket.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a service with {@code LOG_FORMAT=json}. */
final class JsonLog {
    /** The virtual machine's own, before anybody can tell it otherwise. */
    private static final String OF_THE_MACHINE = "Picked up JAVA_TOOL_OPTIONS: ";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonLog() {}

    /** Each line; throws where one is no JSON object. The last one may be on its way. */
    static List<JsonNode> records(Path log) {
        try {
            var text = Files.readString(log);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.startsWith(OF_THE_MACHINE))
                    .map(JsonLog::record)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode record(String line) {
        try {
            var record = JSON.readTree(line);
            if (!record.isObject() || !record.has("message")) {
                throw new AssertionError("no record: " + line);
            }
            return record;
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}

package org.coursemarket.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * One operation as the OpenAPI document of a service has it, its references followed.
 *
 * @param bodies the schema of the body for each media type that it may have; empty where none is described
 * @param statuses those that it may answer with
 */
record Operation(
        String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies, Set<Integer> statuses) {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");

    /** Its place is path, query or header. */
    record Parameter(String name, String place, boolean isRequired, JsonNode schema) {}

    /** All that the service says it has. */
    static List<Operation> of(Http service) {
        JsonNode document = new ObjectMapper()
                .valueToTree(new Yaml().load(service.get("/openapi").text()));
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(operation(
                                document,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                operation.getValue()))));
        return operations;
    }

    private static Operation operation(
            JsonNode document, String method, String path, JsonNode ofPath, JsonNode described) {
        var parameters = Stream.of(ofPath, described)
                .flatMap(node -> node.path("parameters").valueStream())
                .map(parameter -> resolved(document, parameter))
                .map(parameter -> new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolved(document, parameter.path("schema"))))
                .toList();
        var bodies = described.path("requestBody").path("content").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        content -> resolved(document, content.getValue().path("schema"))));
        var statuses = described.path("responses").properties().stream()
                .map(response -> Integer.valueOf(response.getKey()))
                .collect(Collectors.toSet());
        return new Operation(method, path, parameters, bodies, statuses);
    }

    /** Only a reference at the node itself: no schema of a request has one further in. */
    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}

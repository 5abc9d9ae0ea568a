package org.coursemarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** What keeps a reader, or a generator of clients, from using an OpenAPI 3.0 document: Swagger's parser, and what it lets pass. */
final class OpenApiLint {
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

    private final JsonNode document;
    private final Set<String> operationIds = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private OpenApiLint(JsonNode document) {
        this.document = document;
    }

    /** One text for each fault; none where all is well. */
    static List<String> faults(String yaml) {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            Object parsed = new Yaml(new SafeConstructor(strict)).load(yaml);
            var lint = new OpenApiLint(new ObjectMapper().valueToTree(parsed));
            lint.faults.addAll(new OpenAPIV3Parser().readContents(yaml).getMessages());
            lint.checkComponents();
            lint.checkOperations();
            return lint.faults;
        } catch (YAMLException e) {
            return List.of(e.getMessage());
        }
    }

    private void checkComponents() {
        var used = Set.copyOf(document.findValuesAsText("$ref"));
        for (var kind : List.of("schemas", "parameters", "responses")) {
            document.path("components").path(kind).fieldNames().forEachRemaining(name -> {
                if (!used.contains("#/components/" + kind + "/" + name)) {
                    faults.add(name + " is not used");
                }
            });
        }
    }

    private void checkOperations() {
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        checkOperation(method + " " + path, path, item, operation);
                    }
                }));
    }

    private void checkOperation(String place, String path, JsonNode item, JsonNode operation) {
        var id = operation.path("operationId").asText();
        if (!id.matches("[a-z][A-Za-z]*") || !operationIds.add(id)) {
            faults.add(place + " has no operationId of its own");
        }
        var described = Stream.of(item, operation)
                .flatMap(node -> node.path("parameters").valueStream())
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .map(parameter -> "{" + parameter.path("name").asText() + "}")
                .sorted()
                .toList();
        var inPath =
                PATH_PARAMETER.matcher(path).results().map(MatchResult::group).sorted();
        if (!described.equals(inPath.toList())) {
            faults.add(place + " describes " + described);
        }
        operation.path("responses").forEachEntry((status, response) -> checkResponse(place, status, response));
    }

    private void checkResponse(String place, String status, JsonNode response) {
        if (!STATUS.matcher(status).matches()) {
            faults.add(place + " has the status " + status);
        }
        var content = resolved(response).path("content");
        if (content.isEmpty() || !content.valueStream().allMatch(body -> body.has("schema"))) {
            faults.add(place + " has no schema for " + status);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}

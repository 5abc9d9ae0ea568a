package org.coursemarket.containers;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What the kustomization of {@code server-config} names. */
final class Kubernetes {
    private static final String FOLDER = "server-config/";
    private static final YamlNode KUSTOMIZATION =
            new YamlNode(new Yaml().load(Repository.read(FOLDER + "kustomization.yaml")));

    private Kubernetes() {}

    /** Paths in the repository, as all that follows. */
    static List<String> resources() {
        return KUSTOMIZATION.at("resources").texts().stream()
                .map(FOLDER::concat)
                .toList();
    }

    /** The file that a generated ConfigMap has under each key. */
    static Map<String, String> files(String configMap) {
        return pairs(configMap, "files").entrySet().stream()
                .collect(toMap(Map.Entry::getKey, pair -> FOLDER + pair.getValue()));
    }

    /** What else a generated ConfigMap has. */
    static Map<String, String> literals(String configMap) {
        return pairs(configMap, "literals");
    }

    static Stream<YamlNode> manifests() {
        return resources().stream()
                .map(Repository::read)
                .flatMap(text -> Stream.of(text.split("(?m)^---$"))
                        .map(new Yaml()::<Object>load)
                        .map(YamlNode::new));
    }

    static YamlNode manifest(String kind, String name) {
        return manifests()
                .filter(manifest -> manifest.at("kind").text().equals(kind))
                .filter(manifest -> manifest.at("metadata", "name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of the deployment of this name. */
    static YamlNode pod(String name) {
        return manifest("Deployment", name).at("spec", "template", "spec");
    }

    /** The only one of that pod. */
    static YamlNode container(String name) {
        return pod(name).at("containers").items().findFirst().orElseThrow();
    }

    private static Map<String, String> pairs(String configMap, String key) {
        return KUSTOMIZATION.at("configMapGenerator").named(configMap).orElseThrow().at(key).texts().stream()
                .map(pair -> pair.split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> pair[1]));
    }
}

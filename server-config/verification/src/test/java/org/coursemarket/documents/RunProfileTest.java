package org.coursemarket.documents;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.coursemarket.launch.LocalRun;
import org.coursemarket.testing.ProjectRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** {@code mvn -Prun}: what the poms give to what they start is nobody's parameter list, so nothing else compares them. */
class RunProfileTest {
    private static final String ROOT_POM = "pom.xml";
    private static final String LAUNCH_POM = "server-config/launch/pom.xml";
    private static final String RUN = "//profile[id='run']";
    private static final Pattern IN_THE_README = Pattern.compile("-D(\\w+\\.port)=(\\d+)");

    private final Map<String, String> ports = ports();

    @Test
    void thePortsAreThoseOfTheReadme() {
        var readme =
                IN_THE_README.matcher(Document.of("server-config/README.md").text());
        var written = readme.results().collect(toMap(port -> port.group(1), port -> port.group(2)));

        assertThat(ports).isEqualTo(written).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"course.port", "order.port", "issuer.port"})
    void theLocalRunTakesEachInItsPlace(String port) throws Exception {
        var classPath = System.getProperty("java.class.path");

        assertRefuses(port, List.of("-cp", classPath, LocalRun.class.getName()), LAUNCH_POM);
    }

    /** And runs by itself, without what is not built yet. */
    @ParameterizedTest
    @ValueSource(strings = {"course.port", "order.port", "issuer.port"})
    void soDoesTheCheckBeforeTheBuild(String port) throws Exception {
        assertRefuses(port, List.of(), ROOT_POM);
    }

    /** Java, if the property has its own name as its value. */
    private void assertRefuses(String port, List<String> started, String pom) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(started);
        nodes(pom, RUN + "//argument | " + RUN + "//arg/@value")
                .map(argument -> given(argument.getTextContent(), port))
                .forEach(command::add);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(port + " must be a port from 1 to 65535, not " + port);
        }
        assertThat(process.waitFor()).isNotZero();
    }

    /** As Maven gives it. */
    private String given(String argument, String ownName) {
        var text =
                argument.replace("${project.root}", ProjectRoot.PATH.toString()).replace("${" + ownName + "}", ownName);
        for (var port : ports.entrySet()) {
            text = text.replace("${" + port.getKey() + "}", port.getValue());
        }
        return text;
    }

    /** The properties with their defaults. */
    private static Map<String, String> ports() {
        return nodes(ROOT_POM, RUN + "/properties/*[contains(name(), '.port')]")
                .collect(toMap(Node::getNodeName, Node::getTextContent));
    }

    private static Stream<Node> nodes(String pom, String path) {
        try {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ProjectRoot.PATH.resolve(pom).toFile());
            var found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item);
        } catch (IOException | SAXException | ParserConfigurationException | XPathExpressionException e) {
            throw new IllegalStateException(pom, e);
        }
    }
}

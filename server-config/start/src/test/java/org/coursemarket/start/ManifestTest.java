package org.coursemarket.start;

import static org.assertj.core.api.Assertions.assertThat;

import fish.payara.micro.PayaraMicro;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server gets from this module's jar what it would get from its own. */
class ManifestTest {
    @ParameterizedTest
    @ValueSource(strings = {"Add-Opens", "Add-Exports"})
    void theServerMayUseWhatItUsesOfTheJdk(String attribute) throws Exception {
        var server = new File(PayaraMicro.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var jar = new JarFile(server)) {
            assertThat(Files.readString(Path.of("pom.xml")))
                    .contains("<" + attribute + ">"
                            + jar.getManifest().getMainAttributes().getValue(attribute) + "<");
        }
    }
}

package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service ships nothing that was made to start it, to test it, or to give tokens to whoever asks. */
class ShippedFilesIT {
    /** A folder called development is lit-html's. */
    private static final Pattern OF_DEVELOPMENT = Pattern.compile(
            "coursemarket/(launch|testing|system|browser|simulation|history|bench|containers)/"
                    + "|development(?!/)|mock|kotlin|okhttp|netty|junit",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"course-war", "order-war"})
    void aWarHoldsItsServiceAlone(String module) throws IOException {
        List<String> files;
        try (var war = Files.newInputStream(
                Marketplace.ROOT.resolve(module).resolve("target").resolve(module + ".war"))) {
            files = namesIn(war);
        }

        assertThat(files)
                .contains("WEB-INF/web.xml", "org/coursemarket/runtime/security/TokenVerifier.class")
                .noneMatch(name -> OF_DEVELOPMENT.matcher(name).find());
    }

    /** And in the jars in it. */
    private static List<String> namesIn(InputStream archive) throws IOException {
        var names = new ArrayList<String>();
        var zip = new ZipInputStream(archive);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
            if (entry.getName().endsWith(".jar")) {
                names.addAll(namesIn(zip));
            }
        }
        return names;
    }
}

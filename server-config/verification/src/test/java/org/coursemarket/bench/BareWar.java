package org.coursemarket.bench;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jakarta.rs.base.ProviderBase;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.coursemarket.bench.bare.BareApplication;
import org.coursemarket.bench.bare.BareResource;
import org.coursemarket.runtime.json.JsonBody;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.text.Utf8;

/** Packs the yardstick: its two classes, and the services' JSON with the libraries and descriptors that those have. */
final class BareWar {
    static final List<String> CLASSES = List.of(
            BareApplication.class.getName(),
            BareResource.class.getName(),
            BareResource.Word.class.getName(),
            JsonBody.class.getName(),
            JsonFormat.class.getName(),
            "org.coursemarket.runtime.json.PlainDecimal",
            "org.coursemarket.runtime.json.StrictInstant",
            "org.coursemarket.runtime.json.StrictUuid",
            "org.coursemarket.runtime.json.UnknownFields",
            NoOtherFields.class.getName(),
            Utf8.class.getName());
    private static final List<Class<?>> LIBRARIES =
            List.of(JacksonJsonProvider.class, ProviderBase.class, JavaTimeModule.class);

    private BareWar() {}

    static Path pack(Path root, Path war) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String name : CLASSES) {
                String file = name.replace('.', '/') + ".class";
                add(
                        zip,
                        "WEB-INF/classes/" + file,
                        BareWar.class.getClassLoader().getResourceAsStream(file));
            }
            for (Class<?> type : LIBRARIES) {
                var jar = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI());
                add(zip, "WEB-INF/lib/" + jar.getFileName(), Files.newInputStream(jar));
            }
            for (String descriptor : List.of("WEB-INF/beans.xml", "WEB-INF/web.xml")) {
                var file = root.resolve("course-war/src/main/webapp").resolve(descriptor);
                add(zip, descriptor, Files.newInputStream(file));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return war;
    }

    private static void add(ZipOutputStream zip, String name, InputStream content) throws IOException {
        try (content) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }
    }
}

package org.coursemarket.testing;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR as it was built, to be tested inside of the server. */
public final class TestedWar {
    /** More than that of the WAR's own settings, which is 100 (MicroProfile Config). */
    private static final String ORDINAL = "200";

    private static final String TIMER_WATCH = """
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <interceptors>
                <interceptor>
                  <interceptor-class>%1$s</interceptor-class>
                </interceptor>
              </interceptors>
              <assembly-descriptor>
                <interceptor-binding>
                  <ejb-name>*</ejb-name>
                  <interceptor-class>%1$s</interceptor-class>
                </interceptor-binding>
              </assembly-descriptor>
            </ejb-jar>
            """.formatted(TimerWatch.class.getName());

    private TestedWar() {}

    /**
     * The WAR with the test beside it.
     *
     * @param name of the WAR's module and file
     * @param test goes in with the whole of its package
     * @param settings count before those in the WAR
     */
    public static WebArchive of(String name, Class<?> test, Map<String, String> settings) {
        var war = ProjectRoot.PATH.resolve(name).resolve("target").resolve(name + ".war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, war.toFile())
                .addPackage(test.getPackage())
                .addClasses(TestedWar.class, TimerWatch.class, TestIssuer.class, ApiCall.class)
                .addAsWebInfResource(new StringAsset(TIMER_WATCH), "ejb-jar.xml")
                .addAsLibraries(Stream.of(Assertions.class, Awaitility.class, Matcher.class)
                        .map(TestedWar::library)
                        .toArray(File[]::new))
                .addAsLibrary(library(settings));
    }

    private static File library(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaArchive library(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        properties.put("config_ordinal", ORDINAL);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ShrinkWrap.create(JavaArchive.class, "settings-of-the-test.jar")
                .addAsManifestResource(new StringAsset(text.toString()), "microprofile-config.properties");
    }
}

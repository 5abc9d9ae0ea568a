package org.coursemarket.runtime.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a body, and what is read of them. */
class JsonBodyTest {
    private record Note(String text) {}

    private final JsonBody json = new JsonBody();

    @Test
    void utf8OfEveryLength() throws IOException {
        assertThat(read("{\"text\": \"a\u00fc\u20ac\ud83d\ude00\"}".getBytes(UTF_8)))
                .isEqualTo("a\u00fc\u20ac\ud83d\ude00");
        assertThat(read("{\"text\": \"\\ud83d\\ude00\"}".getBytes(UTF_8))).isEqualTo("\ud83d\ude00");
    }

    @Test
    void byteOrderMarkIsPassedOver() throws IOException {
        assertThat(read("\ufeff{\"text\": \"\ufeffa\"}".getBytes(UTF_8))).isEqualTo("\ufeffa");
        assertThatThrownBy(() -> read("\ufeff\ufeff{}".getBytes(UTF_8))).isInstanceOf(JsonProcessingException.class);
    }

    /** In hexadecimal digits, where a text stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0af",
                "c080",
                "e080af",
                "f08080af", // too long
                "eda080",
                "edb080",
                "eda0bdedb880", // surrogates
                "c3",
                "e282",
                "f09f98", // broken off
                "80",
                "bf",
                "ff",
                "fe",
                "c328",
                "e228a1",
                "f4908080",
                "f8888080808080", // more than Unicode has
                "fc"
            })
    void whatIsOnlyLikeUtf8(String bytes) {
        byte[] body =
                ("{\"text\": \"" + new String(HexFormat.of().parseHex(bytes), ISO_8859_1) + "\"}").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> read(body)).isInstanceOf(CharacterCodingException.class);
    }

    /** Without a mark their bytes may be UTF-8, but no JSON. */
    @ParameterizedTest
    @MethodSource
    void otherEncodings(Charset charset) {
        assertThatThrownBy(() -> read("{\"text\": \"a\"}".getBytes(charset)))
                .isInstanceOfAny(CharacterCodingException.class, JsonProcessingException.class);
    }

    static Stream<Charset> otherEncodings() {
        return Stream.of(
                UTF_16,
                UTF_16BE,
                UTF_16LE,
                Charset.forName("UTF-32"),
                Charset.forName("UTF-32BE"),
                Charset.forName("UTF-32LE"));
    }

    /** The charset beside the type means nothing. */
    private String read(byte[] body) throws IOException {
        var type = new MediaType("application", "json", "utf-16");
        Class<?> note = Note.class;
        @SuppressWarnings("unchecked")
        var any = (Class<Object>) note;
        var read = json.readFrom(
                any, Note.class, new Annotation[0], type, new MultivaluedHashMap<>(), new ByteArrayInputStream(body));
        return ((Note) read).text();
    }
}

package org.coursemarket.course.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.coursemarket.runtime.problems.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "7"             | true
            *               | true
            "6", "7"        | true
            "6","7"         | true
            "6" ,\t"7"      | true
            "7",            | true
            , "6",,\t, "7"  | true
            ,"6" , ,        | false
            "70"            | false
            "07"            | false
            ""              | false
            W/"7"           | false
            W/"7", "7"      | true
            """)
    void allowsTheVersionThatItNames(String header, boolean isAllowed) {
        assertThat(IfMatch.of(List.of(header)).allows(7)).isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "7",
                "\"7",
                "7\"",
                "\"7\", 8",
                "\"7\" \"8\"",
                "w/\"7\"",
                "*, \"7\"",
                "\"7\"\"8\"",
                "\"7 8\""
            })
    void refusesWhatIsNoEntityTag(String header) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> IfMatch.of(List.of(header)))
                .withMessageStartingWith("If-Match");
    }

    @Test
    void mayBeLong() {
        assertThat(IfMatch.of(List.of("\"\",".repeat(10_000) + "\"7\"")).allows(7))
                .isTrue();
    }

    @Test
    void mayComeInSeveralLines() {
        assertThat(IfMatch.of(List.of("\"6\"", "\"7\"")).allows(7)).isTrue();
    }

    @Test
    void mustBeThere() {
        assertThatExceptionOfType(VersionRequired.class).isThrownBy(() -> IfMatch.of(List.of()));
    }
}

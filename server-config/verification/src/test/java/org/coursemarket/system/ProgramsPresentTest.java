package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramsPresentTest {
    private static final String PRESENT = "sh";
    private static final String ABSENT = "no-such-program";

    @Test
    void whatNeedsAProgramThatIsThereRuns() {
        assertThat(ProgramsPresent.verdict(List.of(PRESENT), List.of(PRESENT)).isDisabled())
                .isFalse();
    }

    @Test
    void whatNeedsOneThatIsNotThereIsSkipped() {
        var verdict = ProgramsPresent.verdict(List.of(PRESENT, ABSENT), List.of(PRESENT));

        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason()).contains(ABSENT + " is not installed");
    }

    @Test
    void butFailsWhereTheProgramIsRequired() {
        assertThatThrownBy(() -> ProgramsPresent.verdict(List.of(ABSENT), List.of(PRESENT, ABSENT)))
                .hasMessageStartingWith(ABSENT + " is not installed");
    }
}

package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramsPresentTest {
    private static final String PRESENT = "sh";
    private static final String ABSENT = "no-such-program";

    @Test
    void whatNeedsAProgramThatIsThereRuns() {
        assertThat(ProgramsPresent.verdict(PRESENT).isDisabled()).isFalse();
    }

    @Test
    void whatNeedsOneThatIsNotThereIsSkipped() {
        var verdict = ProgramsPresent.verdict(PRESENT, ABSENT);

        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason()).contains(ABSENT + " is not installed");
    }
}

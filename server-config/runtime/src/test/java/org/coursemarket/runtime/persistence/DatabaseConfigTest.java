package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
    @Test
    void postgresqlGetsWhatItsAddressDoesNotSay() {
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://db/course"))
                .isEqualTo("jdbc:postgresql://db/course?connectTimeout=5"
                        + "&options=-c%20enable_seqscan=off%20-c%20idle_in_transaction_session_timeout=3000"
                        + "&reWriteBatchedInserts=true&socketTimeout=10");
        assertThat(DatabaseConfig.withParameters("jdbc:postgresql://db/course?socketTimeout=60&options=-c%20geqo=off"))
                .isEqualTo("jdbc:postgresql://db/course?socketTimeout=60&options=-c%20geqo=off"
                        + "&connectTimeout=5&reWriteBatchedInserts=true");
    }

    @Test
    void h2StaysAsItIs() {
        assertThat(DatabaseConfig.withParameters("jdbc:h2:file:./data/course;WRITE_DELAY=0"))
                .isEqualTo("jdbc:h2:file:./data/course;WRITE_DELAY=0");
    }
}

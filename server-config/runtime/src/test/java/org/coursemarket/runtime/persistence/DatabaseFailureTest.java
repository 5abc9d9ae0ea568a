package org.coursemarket.runtime.persistence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.coursemarket.runtime.persistence.DatabaseFailure.CONFLICT;
import static org.coursemarket.runtime.persistence.DatabaseFailure.DEFECT;
import static org.coursemarket.runtime.persistence.DatabaseFailure.UNAVAILABLE;

import jakarta.ejb.ConcurrentAccessTimeoutException;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLState;

class DatabaseFailureTest {
    /** Each class of PostgreSQL's appendix A, by a state that stands for the rest of it. */
    @ParameterizedTest
    @CsvSource({
        "00000, DEFECT",
        "01000, DEFECT",
        "02000, DEFECT",
        "03000, DEFECT",
        "08006, UNAVAILABLE",
        "08P01, UNAVAILABLE",
        "09000, DEFECT",
        "0A000, CONFLICT",
        "0B000, DEFECT",
        "0F000, DEFECT",
        "0L000, DEFECT",
        "0P000, DEFECT",
        "0Z000, DEFECT",
        "10608, DEFECT",
        "20000, DEFECT",
        "21000, DEFECT",
        "22001, DEFECT",
        "23505, DEFECT",
        "23514, DEFECT",
        "24000, DEFECT",
        "25000, DEFECT",
        "25006, UNAVAILABLE",
        "25P02, DEFECT",
        "25P03, UNAVAILABLE",
        "25P04, UNAVAILABLE",
        "26000, UNAVAILABLE",
        "27000, DEFECT",
        "28000, UNAVAILABLE",
        "28P01, UNAVAILABLE",
        "2B000, DEFECT",
        "2D000, DEFECT",
        "2F000, DEFECT",
        "34000, UNAVAILABLE",
        "38000, DEFECT",
        "39000, DEFECT",
        "3B000, DEFECT",
        "3D000, UNAVAILABLE",
        "3F000, UNAVAILABLE",
        "40000, CONFLICT",
        "40001, CONFLICT",
        "40002, DEFECT",
        "40003, UNAVAILABLE",
        "40P01, CONFLICT",
        "42501, UNAVAILABLE",
        "42601, DEFECT",
        "42703, DEFECT",
        "42P01, UNAVAILABLE",
        "42P05, UNAVAILABLE",
        "44000, DEFECT",
        "53100, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "54000, DEFECT",
        "55000, UNAVAILABLE",
        "55P03, UNAVAILABLE",
        "55P04, DEFECT",
        "57014, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "58030, UNAVAILABLE",
        "72000, CONFLICT",
        "F0000, UNAVAILABLE",
        "HV000, DEFECT",
        "P0001, DEFECT",
        "XX000, UNAVAILABLE",
        "XX001, UNAVAILABLE"
    })
    void eachClassOfPostgresqlHasItsMeaning(String state, DatabaseFailure meaning) {
        assertThat(behindState(state)).isEqualTo(meaning);
    }

    /** As WildFly's transactions say it. */
    @Test
    void whatWasSuppressedCountsWithWhatLiesBehindIt() {
        var commit = new RollbackException("could not commit");
        commit.addSuppressed(new IllegalStateException(new SQLException("connection lost", "08006")));

        assertThat(DatabaseFailure.behind(new IllegalStateException(commit))).isEqualTo(UNAVAILABLE);
        assertThat(DatabaseFailure.behind(new RollbackException("could not commit")))
                .isEqualTo(DEFECT);
    }

    @Test
    void everyStateOfTheDriverHasItsMeaning() {
        var states = Stream.of(PSQLState.values()).map(PSQLState::getState).toList();

        assertThat(states.stream().filter(state -> behindState(state) == UNAVAILABLE))
                .containsExactlyInAnyOrder(
                        "", "08001", "08003", "08004", "08006", "08007", "08P01", "08S01", "26000", "28000", "28P01",
                        "42P01", "53200", "55000", "55006", "57014", "58030", "60000", "99999");
        assertThat(states.stream().filter(state -> behindState(state) == CONFLICT))
                .containsExactlyInAnyOrder("0A000", "40001", "40P01");
    }

    /** By their names, of which a later H2 may have more: each new one asks for a decision. */
    @Test
    void everyCodeOfH2HasItsMeaning() {
        assertThat(codesOfH2(UNAVAILABLE))
                .containsExactlyInAnyOrder(
                        "ERROR_OPENING_DATABASE_1",
                        "WRONG_USER_OR_PASSWORD",
                        "GENERAL_ERROR_1",
                        "LOCK_TIMEOUT_1",
                        "STATEMENT_WAS_CANCELED",
                        "TABLE_OR_VIEW_NOT_FOUND_1",
                        "TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2",
                        "TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1",
                        "OBJECT_CLOSED",
                        "DATABASE_NOT_FOUND_1",
                        "DATABASE_ALREADY_OPEN_1",
                        "FILE_RENAME_FAILED_2",
                        "FILE_DELETE_FAILED_1",
                        "IO_EXCEPTION_1",
                        "FILE_CORRUPTED_1",
                        "IO_EXCEPTION_2",
                        "TRACE_FILE_ERROR_2",
                        "FILE_VERSION_ERROR_1",
                        "FILE_ENCRYPTION_ERROR_1",
                        "FILE_CREATION_FAILED_1",
                        "CONNECTION_BROKEN_1",
                        "SCHEMA_NOT_FOUND_1",
                        "CLUSTER_ERROR_DATABASE_RUNS_ALONE",
                        "CLUSTER_ERROR_DATABASE_RUNS_CLUSTERED_1",
                        "NOT_ENOUGH_RIGHTS_FOR_1",
                        "DATABASE_IS_READ_ONLY",
                        "DATABASE_IS_CLOSED",
                        "OUT_OF_MEMORY",
                        "REMOTE_CONNECTION_NOT_ALLOWED",
                        "DATABASE_CALLED_AT_SHUTDOWN",
                        "FILE_NOT_FOUND_1",
                        "DATABASE_IS_IN_EXCLUSIVE_MODE",
                        "ROW_NOT_FOUND_IN_PRIMARY_INDEX",
                        "AUTHENTICATOR_NOT_AVAILABLE",
                        "DATABASE_NOT_FOUND_WITH_IF_EXISTS_1",
                        "REMOTE_DATABASE_NOT_FOUND_1");
        assertThat(codesOfH2(CONFLICT))
                .containsExactlyInAnyOrder(
                        "DEADLOCK_1",
                        "LOB_CLOSED_ON_TIMEOUT_1",
                        "ROW_NOT_FOUND_WHEN_DELETING_1",
                        "CONCURRENT_UPDATE_1");
        assertThat(codesOfH2(DEFECT)).hasSizeGreaterThan(150).contains("DUPLICATE_KEY_1", "SYNTAX_ERROR_1");
    }

    /** The server's pool finds no connection. */
    @ParameterizedTest
    @NullAndEmptySource
    void failureWithoutStateIsAnOutage(String state) {
        assertThat(behindState(state)).isEqualTo(UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "90098"})
    void outageIsFoundBehindWhatTheServerMadeOfIt(String state) {
        var lost = new SQLException("no", state);

        assertThat(DatabaseFailure.behind(new EJBException(new PersistenceException(lost))))
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void outageBehindAnotherFailureOfTheDatabaseCountsMore() {
        var lost = new SQLException("no", "08006");

        assertThat(DatabaseFailure.behind(new SQLException("no", "40001", lost)))
                .isEqualTo(UNAVAILABLE);
    }

    /** All that the server says of a connection that broke before its commit. */
    @Test
    void failureOfTheTransactionManagerIsAnOutage() {
        assertThat(DatabaseFailure.behind(new TransactionalException("no", new SystemException("no"))))
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void refusedStatementIsADefectWhateverStandsBeforeIt() {
        var duplicate = new SQLException("no", "23505");

        assertThat(DatabaseFailure.behind(new EJBException(new PersistenceException(duplicate))))
                .isEqualTo(DEFECT);
    }

    @Test
    void lockOfTheServerThatCannotBeHadInTimeIsAnOutage() {
        assertThat(DatabaseFailure.behind(new IllegalStateException(new ConcurrentAccessTimeoutException("5 s"))))
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void faultInTheCodeIsADefect() {
        assertThat(DatabaseFailure.behind(new NullPointerException())).isEqualTo(DEFECT);
    }

    @Test
    void ringOfCausesHasAnEnd() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(DatabaseFailure.behind(first)).isEqualTo(DEFECT);
    }

    private static DatabaseFailure behindState(String state) {
        return DatabaseFailure.behind(new SQLException("no", state));
    }

    private static Set<String> codesOfH2(DatabaseFailure meaning) {
        return Arrays.stream(ErrorCode.class.getFields())
                .filter(code -> code.getType() == int.class)
                .filter(code -> behindState(ErrorCode.getState(number(code))) == meaning)
                .map(Field::getName)
                .collect(toSet());
    }

    private static int number(Field code) {
        try {
            return code.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

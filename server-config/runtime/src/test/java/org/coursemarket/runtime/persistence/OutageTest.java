package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.ConcurrentAccessTimeoutException;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @NullSource // no connection from the server's pool
    @ValueSource(
            strings = {
                "08006", // connection lost
                "25P03", // the session was ended, for it did nothing in its transaction for too long
                "53300", // too many connections
                "57P01", // shut down by the administrator
                "58030", // error of the file system
                "90098", // H2: the database is closed
                "HYT00" // H2: a lock could not be had in time
            })
    void databaseIsAway(String state) {
        assertThat(Outage.isBehind(new SQLException("no", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22001", // text too long
                "23505", // unique constraint
                "23514", // CHECK constraint
                "40001", // deadlock, over once this statement is given up
                "42601" // syntax
            })
    void databaseRefusesTheStatement(String state) {
        assertThat(Outage.isBehind(new SQLException("no", state))).isFalse();
    }

    @Test
    void outageIsFoundBehindWhatTheServerMadeOfIt() {
        var lost = new SQLException("no", "08006");

        assertThat(Outage.isBehind(new EJBException(new PersistenceException(lost))))
                .isTrue();
    }

    /** All that the server says of a connection that broke before its commit. */
    @Test
    void failureOfTheTransactionManagerIsOne() {
        assertThat(Outage.isBehind(new TransactionalException("no", new SystemException("no"))))
                .isTrue();
    }

    @Test
    void refusedStatementIsNoOutageWhateverStandsBeforeIt() {
        var duplicate = new SQLException("no", "23505");

        assertThat(Outage.isBehind(new EJBException(new PersistenceException(duplicate))))
                .isFalse();
    }

    @Test
    void lockThatCannotBeHadInTimeIsAnOutage() {
        assertThat(Outage.isBehind(new IllegalStateException(new ConcurrentAccessTimeoutException("5 s"))))
                .isTrue();
    }

    @Test
    void faultInTheCodeIsNoOutage() {
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
    }

    @Test
    void ringOfCausesHasAnEnd() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(Outage.isBehind(first)).isFalse();
    }
}

package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "40001", "40P01", "53300", "57P01", "HYT00", "23503", "23506"})
    void whatTheDatabaseTakesBackMayBeTriedAgain(String state) {
        Throwable failure = new PersistenceException(new IllegalStateException(new SQLException("", state)));

        assertThat(PassingFailure.is(failure)).isTrue();
        assertThat(PassingFailure.kind(failure)).isEqualTo("SQLSTATE " + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001", "", "0", "HY000"})
    void whatIsWrongWithAStatementIsNoSuchThing(String state) {
        assertThat(PassingFailure.is(new PersistenceException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void aConnectionThatIsNotToBeHadMayBeLater() {
        assertThat(PassingFailure.is(new SQLException("", null, new ResourceException())))
                .isTrue();
        assertThat(PassingFailure.is(new LockTimeoutException())).isTrue();
        assertThat(PassingFailure.is(new SQLException())).isFalse();
        assertThat(PassingFailure.is(new NullPointerException())).isFalse();
    }
}

package com.dashtam.sync.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.contract.Ports;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/**
 * The engine against a naive ledger, both told the same by institutions at their worst. {@code
 * -Dmodel.seeds} sets how many, {@code -Dmodel.first} the first of them: to repeat one, {@code
 * -Dmodel.first=<seed> -Dmodel.seeds=1}.
 */
class LedgerModelIT {

    private static final long BUILD_SEEDS = 2_000;
    private static final long SEEDS = Long.getLong("model.seeds", BUILD_SEEDS);
    private static final long FIRST = Long.getLong("model.first", 1);
    private static final long FIRST_SEEDS = Math.min(SEEDS, 50);
    private static final int READINGS = 4;

    private static final JdbcPorts DATABASE = new JdbcPorts();

    @Test
    void keepsWhatANaiveLedgerKeeps() {
        assertThat(difference(DATABASE.ports(), FIRST, FIRST_SEEDS)).isEmpty();
        DATABASE.analyze();
        assertThat(difference(DATABASE.ports(), FIRST + FIRST_SEEDS, SEEDS - FIRST_SEEDS))
                .isEmpty();
    }

    /** Bugs made on purpose: what a statement says, and what it says instead. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a twin takes the place of any other | group by source_id, date, amount, currency, description, place | group by source_id, date, currency, place
                    another posting overwrites a settled one | t.status <> 'pending' and t.date | false and t.date
                    what the user removed comes back | and not s.barred | and true
                    the last of several under one identifier counts | distinct from first_value( | distinct from last_value(
                    pending rows outside the window are removed | t.date >= :first | true
                    pending twins are taken though they are shown | and (j.last_row is null) | and true
                    an earlier identifier is forgotten | x.provider_transaction_id = s.provider_transaction_id | x.provider_transaction_id = ''
                    a removal wins over a later row | coalesce(j.last_row, -1) | -1
                    """)
    void noticesABug(String bug, String said, String instead) {
        UnaryOperator<String> change = sql -> sql.replace(said, instead);
        assertThat(difference(DATABASE.withStatements(change), 1, BUILD_SEEDS)).isPresent();
    }

    private static Optional<String> difference(Ports engine, long first, long seeds) {
        return LongStream.range(first, first + seeds)
                .parallel()
                .mapToObj(seed -> differenceOf(engine, seed))
                .flatMap(Optional::stream)
                .findAny();
    }

    private static Optional<String> differenceOf(Ports engine, long seed) {
        String label = "seed " + seed + ": ";
        try {
            return new LedgerModel(DATABASE.jdbc(), engine, seed, READINGS)
                    .difference()
                    .map(label::concat);
        } catch (DataAccessException e) {
            return Optional.of(label + e);
        }
    }
}

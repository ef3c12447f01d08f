package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.contract.RawPagesContract;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.SealedRows.Unreadable;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.domain.rawpage.RawPages.Fault;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.ProviderDatabase;
import com.dashtam.provider.infrastructure.crypto.PageSeal;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcRawPagesIT extends RawPagesContract {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final String PAGE = "{\"owner\":\"Ada\"}";

    private final KeysetHandle keys = Keysets.fresh();
    private final Seal seal = Seal.of(Keysets.json(keys));
    private final RawPages pages = over(seal);
    private final UUID connection = anyConnection();

    JdbcRawPagesIT() throws GeneralSecurityException {}

    private static RawPages over(Seal seal) throws GeneralSecurityException {
        return new JdbcRawPages(JDBC, new PageSeal(seal));
    }

    @AfterEach
    void empty() {
        JDBC.sql("delete from raw_page").update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected RawPages pages() {
        return pages;
    }

    @Override
    protected UUID anyConnection() {
        var made =
                Connection.active(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new Slug("bank"),
                        Optional.empty(),
                        NOW);
        new JdbcConnections(JDBC).add(made);
        return made.id();
    }

    @Override
    protected void end(UUID connectionId) {
        var connections = new JdbcConnections(JDBC);
        connections.update(connections.find(connectionId).orElseThrow().disconnected(NOW));
    }

    @Test
    void keepsNothingReadable() {
        keep(connection, PAGE, NOW);

        String row =
                JDBC.sql(
                                "select encode(sealed, 'escape') || encode(sealed_key, 'escape') from raw_page")
                        .query(String.class)
                        .single();
        assertThat(row).doesNotContain("owner").doesNotContain("Ada");
    }

    @Test
    void doesNotSealAnewWhatComesAgain() {
        keep(connection, PAGE, NOW);
        String before = sealed();
        keep(connection, PAGE, NOW.plusSeconds(1));

        assertThat(sealed()).isEqualTo(before);
    }

    private static String sealed() {
        return JDBC.sql("select encode(sealed, 'hex') from raw_page").query(String.class).single();
    }

    @Test
    void doesNotOpenARowThatWasMovedToAnotherConnection() {
        keep(connection, PAGE, NOW);
        UUID other = anyConnection();
        JDBC.sql("update raw_page set connection_id = ?").param(other).update();

        assertThat(fault(other, PAGE, BEFORE)).isEqualTo(Fault.NOT_AUTHENTIC);
    }

    @Test
    void doesNotOpenARowUnderAnotherHash() {
        keep(connection, PAGE, NOW);
        JDBC.sql("update raw_page set sha256 = ?").param(hash("other").bytes()).update();

        assertThat(fault(connection, "other", BEFORE)).isEqualTo(Fault.NOT_AUTHENTIC);
    }

    @Test
    void doesNotOpenTheValueOfAnotherRow() {
        keep(connection, PAGE, NOW);
        keep(connection, "other", NOW);
        JDBC.sql(
                        """
                        update raw_page set sealed = (select sealed from raw_page where sha256 = :from)
                        where sha256 = :to
                        """)
                .param("from", hash("other").bytes())
                .param("to", hash(PAGE).bytes())
                .update();

        assertThat(fault(connection, PAGE, BEFORE)).isEqualTo(Fault.NOT_AUTHENTIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed", "sealed_key"})
    void doesNotOpenWhatWasChanged(String column) {
        keep(connection, PAGE, NOW);
        JDBC.sql(
                        "update raw_page set %1$s = set_byte(%1$s, length(%1$s) - 1, 255 - get_byte(%1$s, length(%1$s) - 1))"
                                .formatted(column))
                .update();

        assertThat(fault(connection, PAGE, BEFORE)).isEqualTo(Fault.NOT_AUTHENTIC);
    }

    @Test
    void doesNotOpenWithoutTheKey() throws GeneralSecurityException {
        over(Seal.of(Keysets.json(Keysets.fresh()))).keep(connection, hash(PAGE), new byte[1], NOW);

        assertThat(fault(connection, PAGE, BEFORE)).isEqualTo(Fault.KEY_UNKNOWN);
    }

    @Test
    void opensAfterTheKeysWereChangedAndTheOlderForgotten() throws GeneralSecurityException {
        keep(connection, PAGE, NOW);
        KeysetHandle rotated = Keysets.withNewPrimary(keys);
        Seal newer = Seal.of(Keysets.json(rotated));
        String before = sealed();

        var batch = ResealedTable.ofRawPages(JDBC, newer).reseal(Optional.empty(), 10);

        assertThat(batch.resealed()).isEqualTo(1);
        assertThat(sealed()).as("the page itself is left alone").isEqualTo(before);
        assertThat(ResealedTable.ofRawPages(JDBC, newer).countByKey())
                .isEqualTo(Map.of(newer.primary(), 1L));
        var alone = over(Seal.of(Keysets.json(Keysets.primaryAlone(rotated))));
        assertThat(alone.open(connection, hash(PAGE), BEFORE)).isInstanceOf(Result.Ok.class);
        assertThat(fault(connection, PAGE, BEFORE)).isEqualTo(Fault.KEY_UNKNOWN);
    }

    @Test
    void countsWhatCannotBeSealedAnew() throws GeneralSecurityException {
        keep(connection, PAGE, NOW);
        Seal stranger = Seal.of(Keysets.json(Keysets.fresh()));
        UUID owner = new JdbcConnections(JDBC).find(connection).orElseThrow().userId();

        var batch = ResealedTable.ofRawPages(JDBC, stranger).reseal(Optional.empty(), 10);

        assertThat(batch.unreadable())
                .containsExactly(
                        new Unreadable(owner, Optional.of(connection), Reason.KEY_UNKNOWN));
        assertThat(ResealedTable.ofRawPages(JDBC, stranger).countByKey())
                .isEqualTo(Map.of(seal.primary(), 1L));
    }
}

package com.dashtam.sync.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of this domain as rows and contracts spell them. */
class JobWordsTest {

    @Test
    void readsBackEachWordThatItWrites() {
        assertThat(SyncScope.values()).allMatch(v -> SyncScope.parse(v.text()) == v);
        assertThat(SyncTrigger.values()).allMatch(v -> SyncTrigger.parse(v.text()) == v);
        assertThat(SyncFailure.values()).allMatch(v -> SyncFailure.parse(v.text()) == v);
        assertThat(StageKind.values()).allMatch(v -> StageKind.parse(v.text()) == v);
        assertThat(JobStatus.values()).allMatch(v -> JobStatus.parse(v.text()) == v);
        assertThat(SnapshotSource.values()).allMatch(v -> SnapshotSource.parse(v.text()) == v);
        assertThat(ImportFailure.values()).allMatch(v -> ImportFailure.parse(v.text()) == v);
        assertThat(StatementFormat.values()).allMatch(v -> StatementFormat.parse(v.text()) == v);
        assertThat(ConnectionStatus.values()).allMatch(v -> ConnectionStatus.parse(v.text()) == v);
    }

    @Test
    void sharesItsWordsWithTheEvents() {
        assertThat(wordsOf(com.dashtam.events.sync.SyncScope.values()))
                .containsAll(Arrays.stream(SyncScope.values()).map(SyncScope::text).toList())
                .containsAll(Arrays.stream(StageKind.values()).map(StageKind::text).toList());
        assertThat(wordsOf(com.dashtam.events.sync.SyncTrigger.values()))
                .containsAll(Arrays.stream(SyncTrigger.values()).map(SyncTrigger::text).toList());
        assertThat(wordsOf(com.dashtam.events.sync.SyncFailure.values()))
                .containsAll(Arrays.stream(SyncFailure.values()).map(SyncFailure::text).toList());
    }

    private static List<String> wordsOf(Enum<?>... symbols) {
        return Arrays.stream(symbols).map(Enum::name).toList();
    }

    @Test
    void takesAStateOfANewerServiceForUnknown() {
        assertThat(ConnectionStatus.parse("hibernating")).isEqualTo(ConnectionStatus.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedFailure.class,
            names = {"RATE_LIMITED", "INSTITUTION_UNAVAILABLE", "INSTITUTION_ANSWER_INVALID"})
    void takesTroubleOfTheInstitutionForPassing(FeedFailure failure) {
        assertThat(SyncFailure.of(failure).isPassing()).isTrue();
        assertThat(ImportFailure.of(failure)).isEqualTo(ImportFailure.PROVIDER_UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedFailure.class,
            names = {"FILE_UNREADABLE", "FILE_WITHOUT_ACCOUNT"})
    void takesAnAnswerAboutAFileForAFaultOfOurOwn(FeedFailure failure) {
        assertThat(SyncFailure.of(failure)).isEqualTo(SyncFailure.INTERNAL_ERROR);
        assertThat(ImportFailure.of(failure).isPassing()).isFalse();
    }

    @Test
    void takesAnAnswerAboutAConnectionForAFaultOfAnImportsOwn() {
        assertThat(ImportFailure.of(FeedFailure.CONNECTION_NOT_FOUND))
                .isEqualTo(ImportFailure.INTERNAL_ERROR);
    }

    @Test
    void namesTheEndingsOfEachFormat() {
        assertThat(StatementFormat.QFX.extensions()).isEqualTo(List.of(".qfx"));
        assertThat(StatementFormat.OFX.title()).isEqualTo("Open Financial Exchange");
    }
}

package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunTrailTest {

    private static final String USER = "the-user";
    private static final String ADDRESS = "2001:db8::7";

    private static TrailRecord record(String workflow, String id, String phase) {
        return new TrailRecord(UUID.randomUUID().toString(), workflow, id, phase, USER, ADDRESS);
    }

    private static RunTrail trail(TrailRecord... records) {
        return RunTrail.of(List.of(records), USER, ADDRESS);
    }

    @Test
    void isCompleteWhenEachAttemptHasOneOutcome() {
        RunTrail trail =
                trail(
                        record("login", "1", "attempted"),
                        record("login", "1", "failed"),
                        record("login", "2", "attempted"),
                        record("login", "2", "succeeded"),
                        record("session_ended", "3", "operational"));

        assertThat(trail.gap(Map.of("login", 2))).isEmpty();
        assertThat(trail.attempted()).containsExactlyInAnyOrder("1", "2");
        assertThat(trail.recordIds()).hasSize(5);
    }

    @Test
    void missesAnAttemptThatIsNotOnRecord() {
        RunTrail trail =
                trail(record("login", "1", "attempted"), record("login", "1", "succeeded"));

        assertThat(trail.gap(Map.of("login", 2)).orElseThrow()).contains("2 times", "shows 1");
    }

    @Test
    void missesAnOutcome() {
        RunTrail trail = trail(record("login", "1", "attempted"));

        assertThat(trail.gap(Map.of("login", 1)).orElseThrow()).contains("[attempted]");
    }

    @Test
    void findsASecondOutcome() {
        RunTrail trail =
                trail(
                        record("login", "1", "attempted"),
                        record("login", "1", "succeeded"),
                        record("login", "1", "failed"));

        assertThat(trail.gap(Map.of("login", 1))).isPresent();
    }

    @Test
    void findsAnOutcomeOfNothingThatWasAttempted() {
        RunTrail trail = trail(record("login", "1", "succeeded"));

        assertThat(trail.gap(Map.of())).isPresent();
    }

    @Test
    void leavesOutWhatOthersDidAndTheReadingOfTheTrail() {
        RunTrail trail =
                trail(
                        new TrailRecord("a", "login", "1", "attempted", "other", "2001:db8::8"),
                        record("audit_view", "2", "attempted"));

        assertThat(trail.recordIds()).isEmpty();
    }

    @Test
    void takesInARecordOfItsWorkflowsThatNamesNobody() {
        RunTrail trail =
                trail(
                        new TrailRecord("a", "login", "1", "attempted", "", ""),
                        record("login", "1", "succeeded"));

        assertThat(trail.gap(Map.of("login", 1))).isEmpty();
    }
}

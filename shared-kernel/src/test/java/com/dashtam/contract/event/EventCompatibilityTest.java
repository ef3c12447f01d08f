package com.dashtam.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.contract.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Protocol;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCompatibilityTest {

    private static final Protocol RELEASED = SampleEvents.faultless().protocol();

    static List<Arguments> releasedFiles() {
        return Release.all().stream().flatMap(EventCompatibilityTest::filesOf).toList();
    }

    private static Stream<Arguments> filesOf(Release release) {
        return release.events().stream()
                .map(file ->
                        Arguments.of(
                                Named.of(release.version(), release),
                                Named.of(file.getFileName().toString(), file)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("releasedFiles")
    void staysReadableByAndForEveryRelease(Release release, Path file) throws IOException {
        var service = file.getFileName().toString().replace(".avpr", "");
        var current = EventFile.all().stream().filter(one -> one.service().equals(service));

        assertThat(current)
                .as("the contract of " + service)
                .singleElement()
                .satisfies(contract ->
                        assertThat(
                                        EventCompatibility.breaks(
                                                Protocol.parse(file.toFile()), contract.protocol()))
                                .as(release.remedy())
                                .isEmpty());
    }

    @Test
    void keepsTheContractsOfAtLeastOneRelease() {
        assertThat(releasedFiles()).isNotEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    int pieces;                   | int pieces; string? gift = null;
                    int pieces;                   | int pieces; int weight = 0;
                    sold_out,                     | sold_out, too_late,
                    A parcel moved.               | A parcel was moved.
                    @limit("PT1M")                | @limit("PT2M")
                    "pieces": "pieces"            | "pieces": "pieces", "user": "user_id"
                    string? note                  | string? @personal(true) note
                    """)
    void allows(String piece, String replacement) {
        var changed = SampleEvents.with(piece, replacement).protocol();

        assertThat(EventCompatibility.breaks(RELEASED, changed)).isEmpty();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    record ParcelMoved            | record ParcelShifted          | ParcelMoved: is gone
                    int pieces;                   | int count;                    | OrderSucceeded.pieces: is gone
                    string? note = null;          | ``                            | OrderFailed.note: is gone
                    int pieces;                   | int pieces; string gift;      | new readers cannot read old events
                    int pieces;                   | long pieces;                  | old readers cannot read new events
                    int pieces;                   | string pieces;                | new readers cannot read old events
                    int pieces;                   | int? pieces = null;           | old readers cannot read new events
                    uuid parcel_id;               | string parcel_id;             | @logicalType was uuid and is null
                    OrderRefusal? trouble = null; | string? trouble = null;       | cannot read
                    sold_out, internal_error      | internal_error                | lost the symbol sold_out
                    } = unknown;                  | }                             | default was unknown and is null
                    dashtam.sample.parcel.moved   | dashtam.sample.parcel.shifted | @event_type was
                    @workflow("parcel_moved")     | @workflow("parcel")           | @workflow was
                    @audit("order_placed")        | @audit("order_done")          | @audit was
                    @sse("order.placed")          | @sse("order.done")            | @sse was
                    "pieces": "pieces"            | "count": "pieces"             | clients no longer see pieces
                    string @personal(true) email  | string email                  | @personal was true and is null
                    """)
    void refuses(String piece, String replacement, String reason) {
        var changed = SampleEvents.with(piece, replacement).protocol();

        assertThat(EventCompatibility.breaks(RELEASED, changed))
                .anySatisfy(found -> assertThat(found).contains(reason));
    }

    /** Avro reads a new symbol as the default; without one the old reader fails. */
    @Test
    void refusesANewSymbolForReadersWithoutADefault() {
        var noDefault = SampleEvents.with("} = unknown;", "}").protocol();
        var more =
                SampleEvents.with("internal_error } = unknown;", "internal_error, lost }")
                        .protocol();

        assertThat(EventCompatibility.breaks(noDefault, more))
                .anySatisfy(
                        found -> assertThat(found).contains("old readers cannot read new events"));
    }
}

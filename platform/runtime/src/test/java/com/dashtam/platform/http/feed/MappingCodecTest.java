package com.dashtam.platform.http.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingCodecTest {

    private static final String WHOLE =
            """
            {"preset": "generic", "delimiter": "pipe", "encoding": "utf-16be", "header_row": 0,
             "date_order": "year_month_day", "decimal_mark": "comma", "sign": "by_column",
             "columns": {"date": "#1", "debit": "Soll", "credit": "Haben"},
             "account": {"name": "A", "type": "roth_ira", "currency": "CHF", "mask": "0042", "balance": "-1.50"}}
            """;

    @Test
    void readsWhatItWrote() {
        ColumnMapping mapping = MappingCodec.read(WHOLE);

        assertThat(mapping.columns()).containsEntry(Column.DEBIT, "Soll").hasSize(3);
        assertThat(mapping.account().orElseThrow().balance()).hasToString("Optional[-1.50]");
        assertThat(MappingCodec.read(MappingCodec.write(mapping))).isEqualTo(mapping);
    }

    @Test
    void takesNothingForGranted() {
        assertThat(MappingCodec.read("{}")).isEqualTo(ColumnMapping.NONE);
        assertThat(MappingCodec.read("{\"preset\": null, \"columns\": {\"memo\": null}}"))
                .isEqualTo(ColumnMapping.NONE);
        assertThat(MappingCodec.write(ColumnMapping.NONE)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{\"preset\": \"mattress\"}",
                "{\"preset\": 7}",
                "{\"surprise\": 1}",
                "{\"header_row\": \"one\"}",
                "{\"columns\": {\"surprise\": \"x\"}}",
                "{\"account\": {\"name\": \"A\"}}",
                "{\"account\": {\"name\": \"A\", \"type\": \"x\", \"currency\": \"USD\"}}",
                "{\"account\": {\"name\": \"A\", \"type\": \"ira\", \"currency\": \"dollars\"}}"
            })
    void refusesWhatIsNoMapping(String json) {
        assertThatThrownBy(() -> MappingCodec.read(json)).isInstanceOf(FeedFormatException.class);
    }
}

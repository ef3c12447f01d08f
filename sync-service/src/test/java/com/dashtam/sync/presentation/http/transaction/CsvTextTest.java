package com.dashtam.sync.presentation.http.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @Test
    void endsARecordAndQuotesTexts() {
        var text =
                new CsvText()
                        .plain("id")
                        .text("a, \"b\"\r\nc;d")
                        .text(Optional.empty())
                        .text("")
                        .plain(Optional.empty())
                        .plain("last");

        assertThat(text).hasToString("id,\"a, \"\"b\"\"\r\nc;d\",,\"\",,last\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A"
            })
    void makesTextOfWhatLooksLikeAFormula(String text) {
        assertThat(new CsvText().text(text)).hasToString("\"'" + text + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COFFEE", "a=b", "'quoted", "1 - 2", " =1"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(new CsvText().text(text)).hasToString("\"" + text + "\"\r\n");
    }

    @Test
    void writesNumbersAsTheyAre() {
        var text =
                new CsvText()
                        .number(new BigDecimal("-12.340"))
                        .number(new BigDecimal("1E+3"))
                        .number(Optional.of(new BigDecimal("2.50")))
                        .number(Optional.empty());

        assertThat(text).hasToString("-12.340,1000,2.5,\r\n");
    }

    @Test
    void givesPiecesOneAfterTheOther() throws IOException {
        var pieces = List.of(new byte[] {1, 2}, new byte[0], new byte[] {(byte) 0xFF});

        try (InputStream stream = new PieceStream(pieces.iterator())) {
            assertThat(stream.read()).isEqualTo(1);
            assertThat(stream.readAllBytes()).containsExactly(2, (byte) 0xFF);
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read(new byte[3], 0, 3)).isEqualTo(-1);
        }
        try (InputStream empty = new PieceStream(List.<byte[]>of().iterator())) {
            assertThat(empty.read()).isEqualTo(-1);
        }
    }
}

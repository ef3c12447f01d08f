package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatementImportTest {

    private static final String FILE =
            new String(StatementFiles.content(StatementImport.FILE), StandardCharsets.US_ASCII);

    private static long count(String pattern) {
        return Pattern.compile(pattern).matcher(FILE).results().count();
    }

    @Test
    void knowsHowManyAccountsAndRowsItsFileHas() {
        assertThat(count("<ACCTID>")).isEqualTo(StatementImport.ACCOUNTS);
        assertThat(count("<STMTTRN>") + count("<INVTRAN>")).isEqualTo(StatementImport.ROWS);
    }

    @Test
    void hasRowsThatAreTwinsButForTheirIds() {
        assertThat(count("<TRNAMT>-63\\.07<")).isEqualTo(2);
        assertThat(FILE.lines().filter(line -> line.contains("<FITID>")).distinct())
                .hasSize(StatementImport.ROWS);
    }
}

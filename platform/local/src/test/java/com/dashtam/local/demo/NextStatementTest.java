package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextStatementTest {

    private static final String BANK = "BANKMSGSRSV1";
    private static final String CARD = "CREDITCARDMSGSRSV1";

    private static final String BEFORE = text(StatementImport.FILE);
    private static final String NEXT = text(NextStatement.FILE);

    private static String text(String file) {
        return new String(StatementFiles.content(file), StandardCharsets.US_ASCII);
    }

    private static String part(String text, String name) {
        return text.substring(text.indexOf("<" + name + ">"), text.indexOf("</" + name + ">"));
    }

    private static Stream<BigDecimal> numbers(String text, String tag) {
        return Pattern.compile(tag + ">(-?[0-9.]+)<")
                .matcher(text)
                .results()
                .map((MatchResult match) -> new BigDecimal(match.group(1)));
    }

    /** What the file says of the end of its month. */
    private static BigDecimal balance(String text, String part) {
        return numbers(part(text, part), "LEDGERBAL><BALAMT").findFirst().orElseThrow();
    }

    private static BigDecimal gap(String part) {
        BigDecimal sum =
                numbers(part(NEXT, part), "TRNAMT").reduce(BigDecimal.ZERO, BigDecimal::add);
        return balance(NEXT, part).subtract(balance(BEFORE, part)).subtract(sum);
    }

    @Test
    void knowsHowManyRowsItsFileHas() {
        assertThat(numbers(NEXT, "TRNAMT")).hasSize(NextStatement.ROWS);
    }

    @Test
    void hasAnAccountThatAddsUpAndOneThatDoesNot() {
        assertThat(gap(BANK)).isZero();
        assertThat(gap(CARD)).isEqualByComparingTo(NextStatement.GAP);
    }
}

package com.dashtam.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsvsRulesTest {

    private static final int FILLERS = 10;
    private static final Map<String, String> ITEMS = items();
    private static final String DOCUMENTED =
            "| 6.1.1 | 1 | a page on guessing | met | [guide](../guides/identity.md#passwords) |\n";
    private static final String TESTED =
            "| 6.2.1 | 1 | long passwords | met | `PolicyTest#refusesWhatIsShort`, `PolicyTest#takesOthers` |\n";
    private static final String WITHOUT =
            "| 6.2.6 | 1 | hidden fields | not applicable | There is no page with such a field. |\n";
    private static final String MISSING = "| 6.3.3 | 2 | two factors | not met | below |\n";
    private static final String PARAGRAPH =
            "\n## Not met\n\n### 6.3.3 Two factors\n\n**Risk.** A guess is enough.\n\n**Plan.** Ask for it.\n";
    private static final String SOURCE =
            """
            class PolicyTest {

                @Test
                void refusesWhatIsShort() {
                    assertThat(policy.accepts(text)).isFalse();
                }

                private void fails() {
                }

                @ParameterizedTest
                @ValueSource(strings = {"{a}", "@b"})
                void takesOthers(String text) {
                }

                void isNoTest() {
                }
            }
            """;

    @TempDir Path folder;

    private static Map<String, String> items() {
        var items =
                IntStream.rangeClosed(1, FILLERS)
                        .boxed()
                        .collect(Collectors.toMap(n -> "9.9." + n, n -> "2"));
        items.putAll(Map.of("6.1.1", "1", "6.2.1", "1", "6.2.6", "1", "6.3.3", "2"));
        return items;
    }

    private static String page() {
        var fillers =
                IntStream.rangeClosed(1, FILLERS)
                        .mapToObj(n ->
                                "| 9.9." + n + " | 2 | any | met | `PolicyTest#takesOthers` |\n")
                        .collect(Collectors.joining());
        return "# Table\n\n| Item | Level | Asks for | State | Shown by |\n|---|---|---|---|---|\n"
                + DOCUMENTED
                + TESTED
                + WITHOUT
                + MISSING
                + fillers
                + PARAGRAPH;
    }

    @BeforeEach
    void aServiceWithATestAndAPage() throws IOException {
        write("service/src/test/java/com/dashtam/service/PolicyTest.java", SOURCE);
        write("service/src/main/java/com/dashtam/service/Policy.java", SOURCE);
        write("docs/guides/identity.md", "# Identity\n");
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void assertFaults(String page, String... faults) {
        assertThat(new AsvsRules(Repository.in(folder)).faults(AsvsTable.parse(page), ITEMS))
                .containsExactlyInAnyOrder(faults);
    }

    @Test
    void holdForTheTableOfThisRepository() {
        assertThat(new AsvsRules(Repository.in(Installation.root())).faults()).isEmpty();
    }

    @Test
    void knowEveryItemOfLevelsOneAndTwo() {
        assertThat(AsvsRules.items())
                .hasSize(96)
                .containsEntry("6.2.8", "1")
                .containsEntry("6.2.12", "2")
                .containsEntry("10.7.3", "2")
                .doesNotContainKeys("6.3.5", "6.7.1", "8.3.2", "10.3.5", "10.4.16");
    }

    @Test
    void findNoFaultWhereThereIsNone() {
        assertFaults(page());
    }

    @ParameterizedTest
    @CsvSource({
        "PolicyTest#refusesWhatIsShort, StrengthTest#refusesWhatIsShort",
        "PolicyTest#refusesWhatIsShort, PolicyTest#refusesWhatIsLong",
        "PolicyTest#refusesWhatIsShort, PolicyTest#isNoTest",
        "PolicyTest#refusesWhatIsShort, PolicyTest#fails",
        "PolicyTest#refusesWhatIsShort, Policy#refusesWhatIsShort",
    })
    void findATestThatDoesNotExist(String right, String wrong) {
        assertFaults(page().replace(right, wrong), "6.2.1: no test " + wrong);
    }

    @Test
    void findAPageThatDoesNotExist() {
        assertFaults(
                page().replace("identity.md", "identities.md"),
                "6.1.1: no page ../guides/identities.md");
    }

    @Test
    void findAnItemThatIsMissingOrThereTwice() {
        assertFaults(page().replace(TESTED, ""), "6.2.1: there 0 times");
        assertFaults(page().replace(TESTED, TESTED + TESTED), "6.2.1: there 2 times");
    }

    @Test
    void findAnItemThatTheStandardDoesNotHaveAndAWrongLevel() {
        assertFaults(
                page().replace("| 6.2.6 | 1", "| 6.2.66 | 1"),
                "6.2.6: there 0 times",
                "6.2.66: no item of levels 1 and 2");
        assertFaults(page().replace("| 6.2.6 | 1", "| 6.2.6 | 2"), "6.2.6: not of level 2");
    }

    @ParameterizedTest
    @CsvSource({
        "'`PolicyTest#refusesWhatIsShort`, `PolicyTest#takesOthers`', it was tried, 6.2.1: nothing shows it",
        "'[guide](../guides/identity.md#passwords)', `PolicyTest#takesOthers`, 6.1.1: nothing shows it",
        "There is no page with such a field., '', 6.2.6: says nothing",
        "| not applicable |, | sort of |, 6.2.6: unknown state sort of",
    })
    void findARowThatShowsNothing(String from, String to, String fault) {
        assertFaults(page().replace(from, to), fault);
    }

    @ParameterizedTest
    @CsvSource({"**Risk.**, **Danger.**", "**Plan.**, **Hope.**", "### 6.3.3, ### Item 6.3.3"})
    void findAnItemThatIsNotMetWithoutRiskOrPlan(String from, String to) {
        assertFaults(page().replace(from, to), "6.3.3: not met, without its risk and plan");
    }

    @Test
    void findAParagraphOnWhatIsMet() {
        assertFaults(
                page().replace(
                                "two factors | not met | below",
                                "two factors | met | `PolicyTest#takesOthers`"),
                "6.3.3: a paragraph, though it is not \"not met\"");
    }

    @Test
    void findTooManyItemsThatAreNotMet() {
        var second = "\n### 9.9.1 Any\n\n**Risk.** None.\n\n**Plan.** None.\n";

        assertFaults(
                page().replace("| 9.9.1 | 2 | any | met |", "| 9.9.1 | 2 | any | not met |")
                        + second,
                "2 of 13 items are not met");
    }

    @Test
    void refuseARowWithoutAllColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsvsTable.parse("| 6.1.1 | 1 | a page | met |\n"));
    }
}

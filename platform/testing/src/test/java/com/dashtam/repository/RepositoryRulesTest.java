package com.dashtam.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryRulesTest {

    private static final String PACKAGE = "service/src/main/java/com/dashtam/service/";
    private static final String TEST = "service/src/test/java/com/dashtam/service/ServiceTest.java";
    private static final String SENTENCE = "/** What is served. */\n@NullMarked\npackage x;\n";
    private static final String TOO_LONG = "no file is too long";
    private static final String SILENT = "every package says what it is for";
    private static final String REGISTRY = "no file names a package registry";
    private static final String EMPTY_NAME = "no name is empty of meaning";

    private static final String SLEEP = "no test sleeps";
    private static final String WORKPLACE = "no file names a path of one machine";

    @TempDir Path folder;

    static Set<String> rules() {
        return RepositoryRules.all().keySet();
    }

    @BeforeEach
    void aFaultlessService() throws IOException {
        write(PACKAGE + "package-info.java", SENTENCE);
        write(PACKAGE + "Service.java", "class Service {}\n");
        write(TEST, "class ServiceTest {}");
        write("service/target/classes/Copy.java", "x\n".repeat(1000));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(String rule) {
        assertThat(RepositoryRules.all().get(rule).apply(Repository.in(Installation.root())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsNoFaultWhereThereIsNone(String rule) {
        assertThat(RepositoryRules.all().get(rule).apply(Repository.in(folder))).isEmpty();
    }

    @Test
    void readsAWorkingCopyThroughALink(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);

        assertThat(Repository.in(link).files()).isEqualTo(Repository.in(folder).files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Long.java", "V1__long.sql", "long.sh", "dashtam"})
    void findsAFileThatIsTooLong(String name) throws IOException {
        write(PACKAGE + name, "x\n".repeat(401));

        assertOnlyBites(TOO_LONG);
    }

    @Test
    void findsAPackageWithoutASentence() throws IOException {
        write("service/src/main/java/com/dashtam/service/http/Page.java", "class Page {}");

        assertOnlyBites(SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@NullMarked\npackage x;\n",
                "/** What is served. */\npackage x;\n",
                "/** what is served */\n@NullMarked\npackage x;\n",
                "/** What is served. And how. */\n@NullMarked\npackage x;\n",
            })
    void findsAPackageThatSaysTooLittleOrTooMuch(String text) throws IOException {
        write(PACKAGE + "package-info.java", text);

        assertOnlyBites(SILENT);
    }

    @Test
    void findsTheHostOfAPackageRegistry() throws IOException {
        // In pieces, or this file would name them itself.
        for (var host : Map.of("repo", ".maven.apache.org", "registry", ".npmjs.org").entrySet()) {
            write("settings.xml", "https://" + host.getKey() + host.getValue());

            assertOnlyBites(REGISTRY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.%s(1);",
                "TimeUnit.SECONDS.%s(1);",
                "Sleeper waits = Thread::%s;",
                "import static java.lang.Thread.%s;"
            })
    void findsATestThatSleeps(String line) throws IOException {
        // Put together here, or this file would sleep itself; so below with the paths.
        write(TEST, line.formatted("sleep"));

        assertOnlyBites(SLEEP);
    }

    @Test
    void letsCodeSleepThatIsNoTest() throws IOException {
        write(PACKAGE + "Service.java", "Thread.%s(1);".formatted("sleep"));

        assertThat(RepositoryRules.all().get(SLEEP).apply(Repository.in(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"work/a", "root/.m2"})
    void findsAPathOfOneMachine(String path) throws IOException {
        for (var before : List.of("", "cd ", "target=", "file://", "\"")) {
            write("notes.md", before + "/" + path);

            assertOnlyBites(WORKPLACE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/work/", "sync/work/", "/var/tmp/a", "/workers/"})
    void letsAPathPassThatOnlyLooksLikeIt(String path) throws IOException {
        write("notes.md", path);

        assertThat(RepositoryRules.all().get(WORKPLACE).apply(Repository.in(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UsersImpl",
                "TextUtil",
                "TextUtils",
                "UserManager",
                "TestHelper",
                "AbstractHandlerBase",
                "IUsers"
            })
    void findsANameThatSaysNothing(String name) throws IOException {
        write(PACKAGE + name + ".java", "class X {}");

        assertOnlyBites(EMPTY_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ids", "IdentityService", "ImportJob", "Utility", "Database"})
    void letsANamePassThatSaysSomething(String name) throws IOException {
        write(PACKAGE + name + ".java", "class X {}");

        assertThat(RepositoryRules.all().get(EMPTY_NAME).apply(Repository.in(folder))).isEmpty();
    }

    private void assertOnlyBites(String biting) {
        var repository = Repository.in(folder);
        for (String rule : rules()) {
            assertThat(RepositoryRules.all().get(rule).apply(repository).isEmpty())
                    .as(rule)
                    .isEqualTo(!rule.equals(biting));
        }
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

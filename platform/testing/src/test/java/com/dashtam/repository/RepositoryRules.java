package com.dashtam.repository;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The rules, each a search for faults; a fault names its file. */
final class RepositoryRules {

    private static final int MOST_LINES = 400;
    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|avdl|sql|lua|sh)|dashtam");
    private static final Pattern VIOLATORS = Pattern.compile(".*/com/dashtam/violators/.*");
    private static final Pattern EMPTY_NAME =
            Pattern.compile("(\\w*(Impl|Utils?|Manager|Helper|Base)|I[A-Z][a-z]\\w*)\\.java");
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "repo1?\\.maven\\.|repo\\.maven\\.apache|central\\.sonatype|oss\\.sonatype"
                            + "|plugins\\.gradle\\.org|jitpack\\.io|repo\\.spring\\.io"
                            + "|registry\\.npmjs|registry\\.yarnpkg|pypi\\.org|pythonhosted\\.org"
                            + "|static\\.crates\\.io|proxy\\.golang\\.org|rubygems\\.org"
                            + "|docker\\.io|ghcr\\.io|quay\\.io|gcr\\.io|mcr\\.microsoft");
    private static final Pattern TEST_SOURCE = Pattern.compile(".*(^|/)src/test/.*\\.java");
    private static final Pattern SLEEP = Pattern.compile("(\\.|::)sleep\\b");
    // Where its path begins; as a part of a longer path the names mean something else.
    private static final Pattern WORKPLACE = Pattern.compile("(?<![\\w.}-])/(work|root)/");
    private static final String PACKAGE_INFO = "package-info.java";
    // One sentence: a full stop at its end, none before a capital.
    private static final Pattern ONE_SENTENCE =
            Pattern.compile(
                    "\\A/\\*\\*[\\s*]+[A-Z](?:(?!\\*/|[.!?]\\s+[\\s*]*[A-Z]).)*\\.\\s+\\*/\\s+@NullMarked\\s.*",
                    Pattern.DOTALL);

    private RepositoryRules() {}

    static Map<String, Function<Repository, List<String>>> all() {
        var rules = new LinkedHashMap<String, Function<Repository, List<String>>>();
        rules.put("no file is too long", RepositoryRules::longFiles);
        rules.put("every package says what it is for", RepositoryRules::silentPackages);
        rules.put("no file names a package registry", RepositoryRules::registries);
        rules.put("no name is empty of meaning", RepositoryRules::emptyNames);
        rules.put("no test sleeps", RepositoryRules::sleepers);
        rules.put("no file names a path of one machine", RepositoryRules::workplaces);
        return rules;
    }

    private static List<String> longFiles(Repository repository) {
        return repository.files().stream()
                .filter(file -> SOURCE.matcher(name(file)).matches())
                .filter(file -> repository.text(file).lines().count() > MOST_LINES)
                .map(file -> file + ": more than " + MOST_LINES + " lines")
                .toList();
    }

    private static List<String> silentPackages(Repository repository) {
        return javaFiles(repository).stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isDescribed(repository, folder))
                .map(folder -> folder + ": no " + PACKAGE_INFO + " of one sentence, @NullMarked")
                .toList();
    }

    /** A package of tests may leave it to the package that it tests. */
    private static boolean isDescribed(Repository repository, Path folder) {
        var own = folder.resolve(PACKAGE_INFO);
        var tested = Path.of(own.toString().replace("src/test/java", "src/main/java"));
        var described = repository.has(own) ? own : tested;
        return repository.has(described)
                && ONE_SENTENCE.matcher(repository.text(described)).matches();
    }

    private static List<String> registries(Repository repository) {
        return repository.files().stream()
                .filter(file -> REGISTRY.matcher(repository.text(file)).find())
                .map(file -> file + ": names a package registry")
                .toList();
    }

    private static List<String> sleepers(Repository repository) {
        return repository.files().stream()
                .filter(file -> TEST_SOURCE.matcher(file.toString()).matches())
                .filter(file -> SLEEP.matcher(repository.text(file)).find())
                .map(file -> file + ": sleeps where it should await")
                .toList();
    }

    private static List<String> workplaces(Repository repository) {
        return repository.files().stream()
                .filter(file -> WORKPLACE.matcher(repository.text(file)).find())
                .map(file -> file + ": names a path of one machine")
                .toList();
    }

    private static List<String> emptyNames(Repository repository) {
        return javaFiles(repository).stream()
                .filter(file -> EMPTY_NAME.matcher(name(file)).matches())
                .map(file -> file + ": a name says what a thing is for")
                .toList();
    }

    private static List<Path> javaFiles(Repository repository) {
        return repository.files().stream()
                .filter(file -> name(file).endsWith(".java"))
                .filter(file -> !VIOLATORS.matcher(file.toString()).matches())
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}

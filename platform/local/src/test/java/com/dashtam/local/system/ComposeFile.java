package com.dashtam.local.system;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as Compose reads it, with its references to variables left in place. */
public record ComposeFile(String text, Map<String, Map<String, Object>> services) {

    public static final Path PATH = Installation.root().resolve("docker-compose.yml");

    /** The only form of reference that the file may have: one that must be set. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):\\?}");

    public static ComposeFile read() {
        try {
            return parse(Files.readString(PATH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ComposeFile parse(String text) {
        Map<String, Object> file = new Yaml().load(text);
        return new ComposeFile(text, cast(file.get("services")));
    }

    public Map<String, Object> service(String name) {
        return services.getOrDefault(name, Map.of());
    }

    public List<String> list(String service, String key) {
        return cast(service(service).getOrDefault(key, List.of()));
    }

    public Map<String, Object> map(String service, String key) {
        return cast(service(service).getOrDefault(key, Map.of()));
    }

    /** The variables of a service, their references filled in. */
    Map<String, String> environment(String service, Map<String, String> values) {
        Map<String, Object> written = map(service, "environment");
        Map<String, String> environment = new LinkedHashMap<>();
        written.forEach((name, value) -> environment.put(name, fill(value.toString(), values)));
        return environment;
    }

    private static String fill(String text, Map<String, String> values) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1), found.group())));
    }

    Set<String> references() {
        Set<String> names = new TreeSet<>();
        REFERENCE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** References of other forms, which would be filled with nothing when unset. */
    List<String> laxReferences() {
        return Pattern.compile("\\$.*")
                .matcher(REFERENCE.matcher(text).replaceAll(""))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}

package com.dashtam.bench.image;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * One of our images, run without a container: the files that the Dockerfile copies, the command
 * that it runs.
 *
 * @param name of the service in docker-compose.yml
 * @param module its folder in this repository
 * @param environment with references to variables
 * @param health the command that asks the running process how it is
 */
record Image(String name, Path module, Map<String, String> environment, List<String> health) {

    private static final Pattern ENTRY = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");

    static List<Image> all() throws IOException {
        Map<String, Object> file =
                new Yaml()
                        .load(Files.readString(Installation.root().resolve("docker-compose.yml")));
        Map<String, Map<String, Object>> services = cast(file.get("services"));
        List<Image> images = new ArrayList<>();
        services.forEach((name, service) -> {
            if (service.containsKey("build")) {
                images.add(of(name, service));
            }
        });
        return images;
    }

    private static Image of(String name, Map<String, Object> service) {
        Map<String, Map<String, String>> build = cast(service.get("build"));
        Map<String, List<String>> check = cast(service.get("healthcheck"));
        List<String> test = check.getOrDefault("test", List.of());
        return new Image(
                name,
                Installation.root().resolve(build.getOrDefault("args", Map.of()).get("MODULE")),
                cast(service.get("environment")),
                test.subList(1, test.size()));
    }

    /** Starts it in a folder that holds what the image's folder would. */
    Process start(Path folder, Map<String, String> values, Path log) throws IOException {
        lay(folder);
        List<String> command = new ArrayList<>(entry());
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(values);
        // Beside six others on a small machine, to start soon is worth more than to run fast.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return builder.start();
    }

    private void lay(Path folder) throws IOException {
        Path target = module.resolve("target");
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("lib"), target.resolve("lib"));
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(
                        "the Dockerfile copies one jar, but there are " + jars);
            }
            Files.copy(jars.getFirst(), folder.resolve("app.jar"));
        }
    }

    private static List<String> entry() throws IOException {
        String dockerfile = Files.readString(Installation.root().resolve("Dockerfile"));
        Matcher entry = ENTRY.matcher(dockerfile);
        if (!entry.find()) {
            throw new IllegalStateException("the Dockerfile has no ENTRYPOINT in brackets");
        }
        return new Yaml().load(entry.group(1));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}

package com.dashtam.gateway.docs;

import com.dashtam.platform.http.contract.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contracts as they were written. */
final class ContractFiles {

    private static final String FOLDER = "/com/dashtam/openapi/";

    private ContractFiles() {}

    /**
     * @throws ContractException if there is no such file, or nothing in it
     */
    static Map<String, Object> read(String name) {
        var resource = FOLDER + name + ".yaml";
        try (var input = ContractFiles.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new ContractException("no contract " + resource + " on the class path");
            }
            return object(new Yaml(new SafeConstructor(new LoaderOptions())).load(input));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of a document; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@org.jspecify.annotations.Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}

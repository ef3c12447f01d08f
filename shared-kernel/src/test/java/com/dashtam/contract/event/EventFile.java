package com.dashtam.contract.event;

import com.dashtam.kernel.event.EventContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.idl.IdlReader;

/**
 * The event contract of one service.
 *
 * @param service the file's name without its extension
 */
public record EventFile(String service, String text, Protocol protocol, List<String> warnings) {

    private static final Path FOLDER = Path.of("src/main/avro");
    private static final String EXTENSION = ".avdl";

    public static List<EventFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(EventFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventFile read(Path file) {
        try {
            return of(file.getFileName().toString().replace(EXTENSION, ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventFile of(String service, String text) {
        try {
            var parsed = new IdlReader().parse(URI.create(service + EXTENSION), text);
            return new EventFile(service, text, parsed.getProtocol(), parsed.getWarnings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events in the order of the file. */
    public List<EventContract> events() {
        return records().stream().map(EventContract::of).toList();
    }

    List<Schema> records() {
        return types(Schema.Type.RECORD);
    }

    public List<Schema> enums() {
        return types(Schema.Type.ENUM);
    }

    private List<Schema> types(Schema.Type type) {
        return protocol.getTypes().stream().filter(schema -> schema.getType() == type).toList();
    }
}

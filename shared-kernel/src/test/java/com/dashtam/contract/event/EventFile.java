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
 * The event contract of one service: its file, and where there are many events the parts that the
 * file imports from the folder of its name.
 *
 * @param service the file's name without its extension
 * @param text of the file and of all its parts
 */
public record EventFile(String service, String text, Protocol protocol, List<String> warnings) {

    private static final Path FOLDER = Path.of("src/main/avro");
    private static final String EXTENSION = ".avdl";

    public static List<EventFile> all() {
        return list(FOLDER).stream().filter(Files::isRegularFile).map(EventFile::read).toList();
    }

    private static EventFile read(Path file) {
        var service = file.getFileName().toString().replace(EXTENSION, "");
        var parts = file.resolveSibling(service);
        var text = new StringBuilder(textOf(file));
        if (Files.isDirectory(parts)) {
            list(parts).forEach(part -> text.append(textOf(part)));
        }
        return parse(service, file.toUri(), textOf(file), text.toString());
    }

    static EventFile of(String service, String text) {
        return parse(service, URI.create(service + EXTENSION), text, text);
    }

    private static EventFile parse(String service, URI place, String idl, String text) {
        try {
            var parsed = new IdlReader().parse(place, idl);
            return new EventFile(service, text, parsed.getProtocol(), parsed.getWarnings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
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

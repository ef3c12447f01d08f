package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file as a client sends it.
 *
 * @param fileName as the client calls it
 * @param size in bytes
 * @param content opened anew at each call
 * @param mapping how it is to be read, if it is a table
 */
public record Upload(
        String fileName, long size, Supplier<InputStream> content, ColumnMapping mapping) {

    /** The file, or why it is not taken. */
    Result<StatementFile, ImportRefusal> file() {
        String name = baseName();
        Optional<StatementFormat> format = StatementFormat.ofFile(name);
        if (name.isBlank() || name.length() > StatementFile.MAX_NAME_LENGTH) {
            return Result.err(ImportRefusal.Plain.NAME_INVALID);
        }
        if (format.isEmpty()) {
            return Result.err(ImportRefusal.Plain.FORMAT_UNKNOWN);
        }
        if (size == 0) {
            return Result.err(ImportRefusal.Plain.EMPTY);
        }
        if (size > StatementFile.MAX_SIZE) {
            return Result.err(ImportRefusal.Plain.TOO_LARGE);
        }
        return format.get().isTable() || mapping.equals(ColumnMapping.NONE)
                ? Result.ok(new StatementFile(name, format.get(), size, mapping))
                : Result.err(ImportRefusal.Plain.MAPPING_USELESS);
    }

    /** Some clients send a whole path, and names may hold what must not reach a log. */
    private String baseName() {
        int slash = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
        return fileName.substring(slash + 1).replaceAll("\\p{Cntrl}", "").strip();
    }
}

package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping.Delimiter;
import com.dashtam.provider.infrastructure.text.EncodedText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The records of a table, one at a time. Empty lines are passed over. A quotation mark without an
 * end would swallow rows: a record over many lines ends the reading of the file.
 */
final class Lines {

    static final int MOST_COLUMNS = 200;

    /** Characters of one field. */
    static final int LONGEST_FIELD = 16 * 1024;

    /** Characters of one record. */
    private static final int LONGEST_RECORD = 64 * 1024;

    /** Lines of the file that one record may take. */
    private static final int MOST_LINES = 20;

    /** Records of one file. */
    static final int MOST_RECORDS = 1_000_000;

    private Lines() {}

    /**
     * Hands over every record.
     *
     * @throws UnreadableTableException when the file is no table
     */
    static void each(EncodedText text, Delimiter delimiter, Consumer<Line> consumer) {
        try (Reader reader = text.reader();
                CsvReader<CsvRecord> records = csv(delimiter).build(handler(), reader)) {
            int read = 0;
            for (CsvRecord fields : records) {
                read++;
                if (read > MOST_RECORDS) {
                    throw new UnreadableTableException("too many rows");
                }
                var line = new Line(fields);
                if (line.lines() > MOST_LINES) {
                    throw new UnreadableTableException("a quotation mark without an end");
                }
                consumer.accept(line);
            }
        } catch (CsvParseException e) {
            throw new UnreadableTableException("not a table");
        } catch (IOException e) {
            throw new UncheckedIOException("the file is in memory", e);
        }
    }

    /** The first records, as far as they can be told apart. */
    static List<Line> first(EncodedText text, Delimiter delimiter, int most) {
        var lines = new ArrayList<Line>();
        try (Reader reader = text.reader();
                CsvReader<CsvRecord> records = csv(delimiter).build(handler(), reader)) {
            var all = records.iterator();
            while (lines.size() < most && all.hasNext()) {
                lines.add(new Line(all.next()));
            }
        } catch (CsvParseException e) {
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the file is in memory", e);
        }
        return lines;
    }

    /** Fidelity writes on after a closing quotation mark. */
    private static CsvReader.CsvReaderBuilder csv(Delimiter delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter.character())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(2 * LONGEST_RECORD);
    }

    private static CsvRecordHandler handler() {
        return CsvRecordHandler.of(limits ->
                limits.maxFields(MOST_COLUMNS)
                        .maxFieldSize(LONGEST_FIELD)
                        .maxRecordSize(LONGEST_RECORD));
    }
}

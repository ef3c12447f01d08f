package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file in OFX. It is read three times, so that its transactions need not be kept: for the names
 * of its end tags, for everything but the transactions, and for these.
 */
final class OfxFile implements StatementFile {

    /** Distinct names; OFX has a few hundred. */
    private static final int MOST_NAMES = 2_000;

    private final FileText text;
    private final Set<String> closed;
    private final Outline outline;
    private final List<Statement> statements;

    private OfxFile(
            FileText text, Set<String> closed, Outline outline, List<Statement> statements) {
        this.text = text;
        this.closed = closed;
        this.outline = outline;
        this.statements = statements;
    }

    /**
     * Reads all but the transactions.
     *
     * @throws UnreadableException when the file is no OFX, breaks off, or lacks what an account
     *     needs
     */
    static OfxFile open(byte[] file) {
        FileText text = FileText.of(file);
        Set<String> closed = closed(text);
        var outline = new Outline();
        parse(text, closed, outline).requireWhole();
        List<Statement> statements =
                outline.statements().stream()
                        .map(raw -> new StatementMapping(raw).map(outline.securities()))
                        .toList();
        return new OfxFile(text, closed, outline, statements);
    }

    private static Set<String> closed(FileText text) {
        var names = new HashSet<String>();
        read(
                text,
                new TagReader.Tags() {
                    @Override
                    public void start(String name, String before, boolean empty) {
                        // only ends count
                    }

                    @Override
                    public void end(String name, String before) {
                        names.add(name);
                        if (names.size() > MOST_NAMES) {
                            throw new UnreadableException("too many kinds of element");
                        }
                    }
                });
        return names;
    }

    private static SgmlParser parse(FileText text, Set<String> closed, Parts parts) {
        var parser = new SgmlParser(closed, new StatementCollector(parts));
        read(text, parser);
        return parser;
    }

    private static void read(FileText text, TagReader.Tags tags) {
        try (var reader = text.reader()) {
            new TagReader(reader, tags).read();
        } catch (IOException e) {
            throw new UncheckedIOException("the file is in memory", e);
        }
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    @Override
    public Optional<String> institution() {
        return outline.institution();
    }

    @Override
    public int transactions() {
        return outline.transactions();
    }

    @Override
    public int refusals() {
        return outline.refusals();
    }

    @Override
    public void deliver(Sink sink) {
        parse(text, closed, new Delivery(statements, outline.securities(), sink));
    }
}

package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.infrastructure.text.EncodedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    private final EncodedText text;
    private final Set<String> closed;
    private final Outline outline;
    private final List<Statement> statements;

    private OfxFile(
            EncodedText text, Set<String> closed, Outline outline, List<Statement> statements) {
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
        EncodedText text = FileText.of(file);
        Set<String> closed = closed(text);
        var outline = new Outline();
        parse(text, closed, outline).requireWhole();
        var statements = new ArrayList<Statement>();
        for (RawStatement raw : outline.statements()) {
            int number = statements.size() + 1;
            statements.add(new StatementMapping(raw, number).map(outline.securities()));
        }
        return new OfxFile(text, closed, outline, statements);
    }

    private static Set<String> closed(EncodedText text) {
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

    private static SgmlParser parse(EncodedText text, Set<String> closed, Parts parts) {
        var parser = new SgmlParser(closed, new StatementCollector(parts));
        read(text, parser);
        return parser;
    }

    private static void read(EncodedText text, TagReader.Tags tags) {
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

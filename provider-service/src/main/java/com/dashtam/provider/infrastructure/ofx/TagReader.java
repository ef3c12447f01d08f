package com.dashtam.provider.infrastructure.ofx;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/**
 * Cuts a file into tags and the text between them, whether it is SGML or XML. Attributes, comments
 * and instructions fall out. Document types are refused, since nothing but trouble defines entities
 * in a statement; no entity is ever looked up. Of the file no more than one text is in memory.
 */
final class TagReader {

    /**
     * Takes the tags in the order of the file, each with the text between it and the one before.
     */
    interface Tags {

        /**
         * @param empty whether the tag is its own end, as {@code <MEMO/>}
         */
        void start(String name, String before, boolean empty);

        void end(String name, String before);
    }

    /** Characters; a text of OFX has at most a few hundred. */
    static final int LONGEST_TEXT = 64 * 1024;

    private static final int LONGEST_TAG = 1024;
    private static final int BUFFER = 16 * 1024;
    private static final int END = -1;

    private final Reader in;
    private final Tags tags;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder literal = new StringBuilder();
    private final StringBuilder tag = new StringBuilder();
    private int at;
    private int filled;

    TagReader(Reader in, Tags tags) {
        this.in = in;
        this.tags = tags;
    }

    /**
     * Reads to the end.
     *
     * @throws UnreadableException when the file is no OFX or ends inside a tag
     */
    void read() throws IOException {
        while (readText()) {
            readTag();
        }
    }

    /** Whether a tag may follow. */
    private boolean readText() throws IOException {
        while (at < filled || fill()) {
            int from = at;
            while (at < filled && buffer[at] != '<') {
                at++;
            }
            text.append(buffer, from, at - from);
            requireShort(text, LONGEST_TEXT);
            if (at < filled) {
                at++;
                return true;
            }
        }
        return false;
    }

    private void readTag() throws IOException {
        tag.setLength(0);
        int c = next();
        while (c != '>') {
            if (c == END) {
                throw new UnreadableException("the file ends inside a tag");
            }
            boolean tagLike = tag.isEmpty() ? canBegin(c) : c != '<';
            if (!tagLike) {
                // What looked like a tag was a bare < in a text.
                text.append('<').append(tag);
                at--;
                return;
            }
            tag.append((char) c);
            requireShort(tag, LONGEST_TAG);
            if (isSection()) {
                return;
            }
            c = next();
        }
        take();
    }

    private static boolean canBegin(int c) {
        return c == '/' || c == '!' || c == '?' || Character.isLetter(c);
    }

    /** Reads what ends with more than one character. */
    private boolean isSection() throws IOException {
        if (tag.charAt(0) != '!') {
            return false;
        }
        if (equal(tag, "!--")) {
            skipPast("--", false);
            return true;
        }
        if (equal(tag, "![CDATA[")) {
            literal.append(Entities.resolve(text.toString()));
            text.setLength(0);
            skipPast("]]", true);
            return true;
        }
        return false;
    }

    /** Reads past the mark and the {@code >} after it. */
    private void skipPast(String mark, boolean keep) throws IOException {
        var last = new StringBuilder();
        for (int c = next(); ; c = next()) {
            if (c == END) {
                throw new UnreadableException("the file ends inside a tag");
            }
            int length = last.length();
            if (c == '>' && length >= 2 && last.substring(length - 2).equals(mark)) {
                break;
            }
            last.append((char) c);
            if (keep) {
                requireShort(last, LONGEST_TEXT);
            } else if (length > 2) {
                last.delete(0, length - 1);
            }
        }
        if (keep) {
            literal.append(last, 0, last.length() - mark.length());
            requireShort(literal, LONGEST_TEXT);
        }
    }

    private void take() {
        char first = tag.isEmpty() ? '?' : tag.charAt(0);
        if (first == '!') {
            requireNoDefinitions();
        } else if (first != '?') {
            boolean end = first == '/';
            boolean empty = !end && tag.charAt(tag.length() - 1) == '/';
            String name = name(end ? 1 : 0, tag.length() - (empty ? 1 : 0));
            if (name.isEmpty()) {
                text.append('<').append(tag).append('>');
            } else if (end) {
                tags.end(name, takeText());
            } else {
                tags.start(name, takeText(), empty);
            }
        }
    }

    private void requireNoDefinitions() {
        String kind = tag.substring(1).toUpperCase(Locale.ROOT);
        if (kind.startsWith("DOCTYPE") || kind.startsWith("ENTITY")) {
            throw new UnreadableException("a statement that defines a document type");
        }
    }

    /** The name without its namespace, in capitals; empty if it is none. */
    private String name(int from, int to) {
        int begin = from;
        while (begin < to && Character.isWhitespace(tag.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < to && isNamePart(tag.charAt(end))) {
            if (tag.charAt(end) == ':') {
                begin = end + 1;
            }
            end++;
        }
        boolean whole = end == to || Character.isWhitespace(tag.charAt(end));
        return whole ? tag.substring(begin, end).toUpperCase(Locale.ROOT) : "";
    }

    private static boolean isNamePart(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '.'
                || c == '_'
                || c == '-'
                || c == ':';
    }

    private String takeText() {
        String taken = Entities.resolve(text.toString());
        text.setLength(0);
        if (!literal.isEmpty()) {
            taken = literal + taken;
            literal.setLength(0);
        }
        return taken.strip();
    }

    private int next() throws IOException {
        return at < filled || fill() ? buffer[at++] : END;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private static boolean equal(StringBuilder text, String other) {
        return text.length() == other.length() && text.indexOf(other) == 0;
    }

    private static void requireShort(StringBuilder text, int longest) {
        if (text.length() > longest) {
            throw new UnreadableException("a text or a tag without an end");
        }
    }
}

package com.dashtam.provider.infrastructure.ofx;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file. Banks declare one encoding and write another: a file that is valid UTF-8 is
 * read as such whatever it says, since text in another encoding hardly ever is.
 */
final class FileText {

    private static final int HEADER_BYTES = 1024;
    private static final int LOOKED_AT = 8;
    private static final int CHECKED_AT_ONCE = 8 * 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Some banks write the whole header without a single line break. */
    private static final Pattern SGML_CHARSET =
            Pattern.compile("CHARSET:\\s*([\\w.-]+?)(?=COMPRESSION|[^\\w.-]|$)");

    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private final byte[] file;
    private final Charset charset;
    private final int start;

    private FileText(byte[] file, Charset charset, int start) {
        this.file = file;
        this.charset = charset;
        this.start = start;
    }

    static FileText of(byte[] file) {
        if (startsWith(file, 0xFE, 0xFF)) {
            return new FileText(file, StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return new FileText(file, StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return new FileText(file, StandardCharsets.UTF_8, 3);
        }
        return new FileText(file, unmarked(file), 0);
    }

    /** Text in UTF-16 that has no mark begins with letters of ASCII all the same. */
    private static Charset unmarked(byte[] file) {
        if (isEverySecondNought(file, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (isEverySecondNought(file, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : declared(file);
    }

    private static boolean isEverySecondNought(byte[] file, int first) {
        for (int i = 0; i < LOOKED_AT; i++) {
            boolean nought = i % 2 == first;
            if (i >= file.length || (file[i] == 0) != nought) {
                return false;
            }
        }
        return true;
    }

    /** The text from its beginning. */
    Reader reader() {
        return new InputStreamReader(
                new ByteArrayInputStream(file, start, file.length - start), charset);
    }

    private static boolean isUtf8(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer ignored = CharBuffer.allocate(CHECKED_AT_ONCE);
        CoderResult result;
        do {
            ignored.clear();
            result = decoder.decode(bytes, ignored, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static Charset declared(byte[] file) {
        String head =
                new String(
                        file, 0, Math.min(file.length, HEADER_BYTES), StandardCharsets.ISO_8859_1);
        Matcher sgml = SGML_CHARSET.matcher(head);
        if (sgml.find()) {
            String name = sgml.group(1);
            return named(name.matches("\\d{3,4}") ? "windows-" + name : name);
        }
        Matcher xml = XML_ENCODING.matcher(head);
        return xml.find() ? named(xml.group(1)) : WINDOWS_1252;
    }

    private static Charset named(String name) {
        try {
            Charset charset = Charset.forName(name.startsWith("8859") ? "ISO-" + name : name);
            // It has bytes that neither of these two knows.
            return charset.equals(StandardCharsets.UTF_8)
                            || charset.equals(StandardCharsets.US_ASCII)
                    ? WINDOWS_1252
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return WINDOWS_1252;
        }
    }

    private static boolean startsWith(byte[] file, int... marks) {
        if (file.length < marks.length) {
            return false;
        }
        for (int i = 0; i < marks.length; i++) {
            if ((file[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }
}

package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.provider.infrastructure.text.EncodedText;
import java.nio.charset.Charset;
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
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Some banks write the whole header without a single line break. */
    private static final Pattern SGML_CHARSET =
            Pattern.compile("CHARSET:\\s*([\\w.-]+?)(?=COMPRESSION|[^\\w.-]|$)");

    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private FileText() {}

    static EncodedText of(byte[] file) {
        return EncodedText.marked(file).orElseGet(() -> new EncodedText(file, unmarked(file), 0));
    }

    private static Charset unmarked(byte[] file) {
        return EncodedText.unmarkedUtf16(file)
                .orElseGet(
                        () -> EncodedText.isUtf8(file) ? StandardCharsets.UTF_8 : declared(file));
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
}

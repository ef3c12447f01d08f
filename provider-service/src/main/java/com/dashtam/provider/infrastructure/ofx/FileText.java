package com.dashtam.provider.infrastructure.ofx;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file. Banks declare one encoding and write another: a file that is valid UTF-8 is
 * read as such whatever it says, since text in another encoding hardly ever is.
 */
final class FileText {

    private static final int HEADER_BYTES = 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern SGML_CHARSET =
            Pattern.compile("^\\s*CHARSET:\\s*([\\w.-]+)", Pattern.MULTILINE);
    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private FileText() {}

    static String of(byte[] file) {
        if (startsWith(file, 0xFE, 0xFF) || startsWith(file, 0xFF, 0xFE)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        return utf8(file).orElseGet(() -> new String(file, declared(file)));
    }

    private static Optional<String> utf8(byte[] file) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
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

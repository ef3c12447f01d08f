package com.dashtam.provider.infrastructure.text;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file as text in some encoding.
 *
 * @param start where the text begins, after the mark of its encoding
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
public record EncodedText(byte[] file, Charset charset, int start) {

    private static final int LOOKED_AT = 8;
    private static final int CHECKED_AT_ONCE = 8 * 1024;

    /** The text, if a mark at its beginning tells its encoding. */
    public static Optional<EncodedText> marked(byte[] file) {
        if (startsWith(file, 0xFE, 0xFF)) {
            return Optional.of(new EncodedText(file, StandardCharsets.UTF_16BE, 2));
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return Optional.of(new EncodedText(file, StandardCharsets.UTF_16LE, 2));
        }
        return startsWith(file, 0xEF, 0xBB, 0xBF)
                ? Optional.of(new EncodedText(file, StandardCharsets.UTF_8, 3))
                : Optional.empty();
    }

    /** UTF-16 without a mark, which begins with letters of ASCII all the same. */
    public static Optional<Charset> unmarkedUtf16(byte[] file) {
        if (isEverySecondNought(file, 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return isEverySecondNought(file, 1)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    public static boolean isUtf8(byte[] file) {
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

    /** The text from its beginning. */
    public Reader reader() {
        return new InputStreamReader(
                new ByteArrayInputStream(file, start, file.length - start), charset);
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

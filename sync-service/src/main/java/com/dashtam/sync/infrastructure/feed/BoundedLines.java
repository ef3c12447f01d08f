package com.dashtam.sync.infrastructure.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream, none of them longer than a limit. */
final class BoundedLines {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream stream;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;

    BoundedLines(InputStream stream, int maxLineBytes) {
        this.stream = stream;
        this.maxLineBytes = maxLineBytes;
    }

    /** The next line that ends in a line feed; what the stream breaks off within is no line. */
    Optional<String> next() throws IOException {
        byte[] line = {};
        while (position < end || fill()) {
            int feed = indexOfLineFeed();
            int upTo = feed < 0 ? end : feed;
            line = appended(line, upTo);
            position = feed < 0 ? end : feed + 1;
            if (feed >= 0) {
                return Optional.of(new String(line, UTF_8));
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, stream.read(buffer));
        return end > 0;
    }

    private int indexOfLineFeed() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] appended(byte[] line, int upTo) throws IOException {
        int length = line.length + upTo - position;
        if (length > maxLineBytes) {
            throw new IOException("a line of a feed is longer than " + maxLineBytes + " bytes");
        }
        byte[] longer = Arrays.copyOf(line, length);
        System.arraycopy(buffer, position, longer, line.length, upTo - position);
        return longer;
    }
}

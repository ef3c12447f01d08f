package com.dashtam.sync.presentation.http.transaction;

import java.io.InputStream;
import java.util.Iterator;

/** Bytes that come piece by piece; the next piece is made once the one before it was taken. */
final class PieceStream extends InputStream {

    private static final int END = -1;
    private static final int BYTE = 0xFF;

    private final Iterator<byte[]> pieces;
    private byte[] piece = {};
    private int taken;

    PieceStream(Iterator<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isAtEnd() ? END : piece[taken++] & BYTE;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return END;
        }
        int count = Math.min(length, piece.length - taken);
        System.arraycopy(piece, taken, into, offset, count);
        taken += count;
        return count;
    }

    private boolean isAtEnd() {
        while (taken == piece.length && pieces.hasNext()) {
            piece = pieces.next();
            taken = 0;
        }
        return taken == piece.length;
    }
}

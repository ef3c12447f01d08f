package com.dashtam.platform.http.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.function.LongSupplier;

/** A body that fails as soon as it proves longer than its limit. */
final class LimitedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final LongSupplier limit;
    private long count;

    LimitedStream(ServletInputStream body, LongSupplier limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        if (next >= 0) {
            counted(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int size = body.read(buffer, offset, length);
        if (size > 0) {
            counted(size);
        }
        return size;
    }

    private void counted(int size) throws BodyTooLargeException {
        count += size;
        if (count > limit.getAsLong()) {
            throw new BodyTooLargeException(limit.getAsLong());
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}

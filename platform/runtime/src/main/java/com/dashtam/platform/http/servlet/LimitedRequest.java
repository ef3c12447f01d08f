package com.dashtam.platform.http.servlet;

import com.dashtam.platform.http.contract.Operation;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** Counts the body while it is read, so that a chunked one is bounded too. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private long limit = Operation.DEFAULT_MAX_BODY_BYTES;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    LimitedRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * @throws BodyTooLargeException when the length that the request declares is over the limit
     */
    static void limit(HttpServletRequest request, long bytes) throws BodyTooLargeException {
        if (request.getContentLengthLong() > bytes) {
            throw new BodyTooLargeException(bytes);
        }
        of(request).limit = bytes;
    }

    /** Reads the body to its end, and lets whoever comes next read it again. */
    static byte[] wholeBody(HttpServletRequest request) throws IOException {
        var limited = of(request);
        byte[] body = limited.getInputStream().readAllBytes();
        limited.stream = new ReadBody(body);
        return body;
    }

    private static LimitedRequest of(HttpServletRequest request) {
        var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
        if (limited == null) {
            throw new IllegalStateException("the request's body is not limited");
        }
        return limited;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new LimitedStream(super.getInputStream(), () -> limit);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            var charset =
                    Optional.ofNullable(getCharacterEncoding())
                            .map(Charset::forName)
                            .orElse(StandardCharsets.UTF_8);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }
}

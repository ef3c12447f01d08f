package com.dashtam.provider.presentation.http.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.feed.FeedCodec;
import com.dashtam.provider.application.feed.Feed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a feed while it is made. */
final class FeedStream {

    private static final Logger log = LoggerFactory.getLogger(FeedStream.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    private FeedStream() {}

    static void write(Result<Feed, FeedLine.Failure> opened, HttpServletResponse response)
            throws IOException {
        Feed feed =
                switch (opened) {
                    case Result.Ok<Feed, FeedLine.Failure>(var value) -> value;
                    case Result.Err<Feed, FeedLine.Failure>(var failure) ->
                            throw FeedProblems.of(failure);
                };
        response.setContentType(FeedLine.MEDIA_TYPE);
        try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES)) {
            feed.deliver(line -> write(line, out));
        } catch (UncheckedIOException e) {
            log.debug("the reader of a feed went away", e);
        }
    }

    /** Every page is sent as soon as it is there: the reader merges it meanwhile. */
    private static void write(FeedLine line, OutputStream out) {
        FeedCodec.write(line, out);
        if (line instanceof FeedLine.PageEnd) {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

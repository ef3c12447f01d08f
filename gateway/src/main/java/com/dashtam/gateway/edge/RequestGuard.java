package com.dashtam.gateway.edge;

import com.dashtam.platform.security.TokenFormat;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each request as it leaves the decoder. The framework behind answers malformed ones on
 * its own and without a body; here they become a request for nothing with a {@link Refusal} in a
 * header that clients cannot send, so that they are answered like all others.
 */
final class RequestGuard extends ChannelInboundHandlerAdapter {

    static final String REFUSAL = "X-Dashtam-Refusal";
    static final String REFUSED_PATH = "X-Dashtam-Refused-Path";

    private static final String OWN_PREFIX = "x-dashtam-";
    private static final String HARMLESS_TARGET = "/";
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final int SHOWN_PATH_CHARS = 200;

    // What a bearer token of ours cannot be: it reads like any other that is not one.
    private static final String NO_CREDENTIALS = "Bearer ~";
    private static final int MAX_CREDENTIALS = "Bearer ".length() + TokenFormat.MAX_TOKEN_CHARS;
    // The colon, the blank and the end of the line.
    private static final int AROUND_A_HEADER = 4;

    private final int maxHeaderBytes;
    private boolean unreadable;

    RequestGuard(int maxHeaderBytes) {
        this.maxHeaderBytes = maxHeaderBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (unreadable) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request) {
            guard(context, request);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void guard(ChannelHandlerContext context, HttpRequest request) {
        var decoding = request.decoderResult();
        if (decoding.isFailure() || !isFramed(request)) {
            unreadable = true;
            ReferenceCountUtil.release(request);
            context.fireChannelRead(replacement(refusalOf(decoding.cause())));
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            return;
        }
        removeOwn(request);
        shortenCredentials(request);
        refusal(request).ifPresent(refusal -> mark(request, refusal));
        context.fireChannelRead(request);
    }

    /** Where a request ends must be beyond doubt (RFC 9112, section 6.3). */
    private static boolean isFramed(HttpRequest request) {
        var version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        var encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.isEmpty()
                || (encodings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst())
                        && !request.headers().contains(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** Whoever sends a token of any length hears what all hear whose token is of no use. */
    private static void shortenCredentials(HttpRequest request) {
        var headers = request.headers();
        var credentials = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (credentials != null && credentials.length() > MAX_CREDENTIALS) {
            headers.set(HttpHeaderNames.AUTHORIZATION, NO_CREDENTIALS);
        }
    }

    private Optional<Refusal> refusal(HttpRequest request) {
        return checkSize(request)
                .or(() -> checkHost(request))
                .or(() -> RequestTarget.check(request.uri()));
    }

    private Optional<Refusal> checkSize(HttpRequest request) {
        int bytes = 0;
        for (var headers = request.headers().iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            bytes += header.getKey().length() + header.getValue().length() + AROUND_A_HEADER;
        }
        return bytes > maxHeaderBytes ? Optional.of(Refusal.HEADERS_TOO_LARGE) : Optional.empty();
    }

    private static Optional<Refusal> checkHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean missing = hosts.isEmpty() && !request.protocolVersion().isKeepAliveDefault();
        boolean valid = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        return missing || valid ? Optional.empty() : Optional.of(Refusal.MALFORMED_HOST);
    }

    private static void removeOwn(HttpRequest request) {
        var headers = request.headers();
        for (var name : headers.names()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(OWN_PREFIX)) {
                headers.remove(name);
            }
        }
    }

    private static void mark(HttpRequest request, Refusal refusal) {
        var headers = request.headers();
        headers.set(REFUSAL, refusal.name());
        headers.set(REFUSED_PATH, printable(request.uri()));
        if (refusal == Refusal.MALFORMED_HOST) {
            headers.remove(HttpHeaderNames.HOST);
        }
        request.setUri(HARMLESS_TARGET);
    }

    private static HttpRequest replacement(Refusal refusal) {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, HARMLESS_TARGET);
        request.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(REFUSAL, refusal.name());
        return request;
    }

    private static Refusal refusalOf(@Nullable Throwable failure) {
        return switch (failure) {
            case TooLongHttpLineException line -> Refusal.TARGET_TOO_LONG;
            case TooLongHttpHeaderException header -> Refusal.HEADERS_TOO_LARGE;
            case null, default -> Refusal.MALFORMED_REQUEST;
        };
    }

    private static String printable(String target) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        return path.substring(0, Math.min(path.length(), SHOWN_PATH_CHARS))
                .replaceAll("[^!-~]", "?");
    }
}

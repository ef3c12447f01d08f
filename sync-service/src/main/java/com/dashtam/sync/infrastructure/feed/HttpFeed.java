package com.dashtam.sync.infrastructure.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.http.feed.FeedCodec;
import com.dashtam.platform.http.feed.FeedFormatException;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException;
import com.dashtam.sync.domain.feed.InstitutionFeed;
import com.dashtam.sync.domain.feed.StatementReader;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds from provider-service: newline-delimited JSON, whole only when it says so itself. */
public final class HttpFeed implements InstitutionFeed, StatementReader {

    private static final Logger log = LoggerFactory.getLogger(HttpFeed.class);
    private static final String CONNECTIONS = "/internal/v1/connections/";
    private static final String MAPPING = "X-Dashtam-Mapping";
    private static final int OK = 200;

    private final ProviderClient client;

    public HttpFeed(ProviderClient client) {
        this.client = client;
    }

    @Override
    public Result<Unit, FeedProblem> accounts(UUID connectionId, FeedSink sink) {
        return stream(() -> get(CONNECTIONS + connectionId + "/accounts"), sink);
    }

    @Override
    public Result<Unit, FeedProblem> transactions(
            UUID connectionId,
            Optional<String> providerAccountId,
            DateWindow window,
            Optional<String> bookmark,
            FeedSink sink) {
        String account = providerAccountId.map(id -> "&account=" + encoded(id)).orElse("");
        String since = bookmark.map(text -> "&bookmark=" + encoded(text)).orElse("");
        return stream(
                () ->
                        get(
                                "%s%s/transactions?from=%s&to=%s%s%s"
                                        .formatted(
                                                CONNECTIONS,
                                                connectionId,
                                                window.from().orElseThrow(),
                                                window.to().orElseThrow(),
                                                account,
                                                since)),
                sink);
    }

    @Override
    public Result<Unit, FeedProblem> holdings(
            UUID connectionId, Optional<String> providerAccountId, FeedSink sink) {
        String account = providerAccountId.map(id -> "?account=" + encoded(id)).orElse("");
        return stream(() -> get(CONNECTIONS + connectionId + "/holdings" + account), sink);
    }

    private HttpRequest get(String path) {
        return client.request(path).header("Accept", FeedLine.MEDIA_TYPE).GET().build();
    }

    @Override
    public Result<Unit, FeedProblem> read(
            UUID userId, StatementFile file, Supplier<InputStream> content, FeedSink sink) {
        String path =
                "/internal/v1/statements?user_id=%s&file_name=%s"
                        .formatted(userId, encoded(file.name()));
        return stream(() -> post(path, file, content), sink);
    }

    @Override
    public Result<Unit, FeedProblem> preview(
            StatementFile file, Supplier<InputStream> content, int rows, FeedSink sink) {
        String path =
                "/internal/v1/statements/previews?rows=%d&file_name=%s"
                        .formatted(rows, encoded(file.name()));
        return stream(() -> post(path, file, content), sink);
    }

    private HttpRequest post(String path, StatementFile file, Supplier<InputStream> content) {
        HttpRequest.Builder request =
                client.request(path)
                        .header("Accept", FeedLine.MEDIA_TYPE)
                        .header("Content-Type", "application/octet-stream");
        if (!file.mapping().equals(ColumnMapping.NONE)) {
            byte[] mapping = MappingCodec.write(file.mapping()).getBytes(UTF_8);
            request.header(MAPPING, Base64.getUrlEncoder().encodeToString(mapping));
        }
        return request.POST(
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofInputStream(content), file.size()))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Result<Unit, FeedProblem> stream(Supplier<HttpRequest> request, FeedSink sink) {
        try {
            HttpResponse<InputStream> response = client.send(request.get());
            try (InputStream body = response.body()) {
                return response.statusCode() == OK
                        ? deliver(body, sink)
                        : Result.err(Refusals.of(response));
            }
        } catch (IOException | UnavailableException e) {
            ProviderClient.requireNotStopped();
            log.info("a feed of provider-service broke off: {}", e.getClass().getSimpleName());
            log.debug("how it broke off", e);
            return Result.err(FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE));
        } catch (FeedFormatException | UnexpectedLineException e) {
            log.warn("provider-service sent a feed that is not understood", e);
            return Result.err(FeedProblem.of(FeedFailure.INSTITUTION_ANSWER_INVALID));
        }
    }

    private Result<Unit, FeedProblem> deliver(InputStream body, FeedSink sink) throws IOException {
        var lines = new BoundedLines(body, client.maxLineBytes());
        Optional<String> line = lines.next();
        while (line.isPresent()) {
            switch (FeedCodec.read(line.get())) {
                case FeedLine.Connection(var id, var slug, var transactions) -> {
                    sink.connection(id, slug);
                    transactions.ifPresent(sink::expects);
                }
                case FeedLine.Account(var account, var balanceTold, var asOf) ->
                        sink.account(account, balanceTold, asOf);
                case FeedLine.Table(var reading) -> sink.table(reading);
                case FeedLine.Omission(var leftOut) -> sink.omission(leftOut);
                case FeedLine.Preview(var count, var holdings) -> sink.preview(count, holdings);
                case FeedLine.Transaction(var transaction) -> sink.transaction(transaction);
                case FeedLine.Removed(var account, var id) ->
                        sink.removed(new RemovedTransaction(account, id));
                case FeedLine.Bookmark(var text) -> sink.bookmark(text);
                case FeedLine.HoldingsOf(var account, var asOf) -> sink.holdingsOf(account, asOf);
                case FeedLine.Holding(var holding) -> sink.holding(holding);
                case FeedLine.PageEnd(var unreadable, var hash) -> {
                    sink.unreadable(unreadable);
                    sink.pageEnd(hash);
                }
                case FeedLine.End _ -> {
                    return Result.ok(Unit.DONE);
                }
                case FeedLine.Failure(var reason, var seconds) -> {
                    return Result.err(new FeedProblem(reason, seconds.map(Duration::ofSeconds)));
                }
            }
            line = lines.next();
        }
        return Result.err(FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE));
    }
}

package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.InstitutionFeed;
import com.dashtam.sync.domain.feed.StatementReader;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An institution that says what a test has written down; the last part is said again and again. */
public final class ScriptedFeed implements InstitutionFeed, StatementReader {

    private final Deque<Part> accounts = new ArrayDeque<>();
    private final Deque<Part> transactions = new ArrayDeque<>();
    private final Deque<Part> holdings = new ArrayDeque<>(List.of(Part.whole(_ -> {})));
    private final Deque<Part> statements = new ArrayDeque<>();
    private final Deque<Part> previews = new ArrayDeque<>(List.of(Part.whole(_ -> {})));
    private final List<StatementFile> previewed = new ArrayList<>();
    private final List<DateWindow> windows = new ArrayList<>();
    private final List<Optional<String>> bookmarks = new ArrayList<>();
    private final List<Optional<String>> askedAccounts = new ArrayList<>();

    /** What one request answers. */
    public record Part(Consumer<FeedSink> lines, Optional<FeedProblem> problem) {

        public static Part whole(Consumer<FeedSink> lines) {
            return new Part(lines, Optional.empty());
        }

        public static Part broken(FeedFailure failure) {
            return broken(_ -> {}, FeedProblem.of(failure));
        }

        public static Part broken(Consumer<FeedSink> lines, FeedProblem problem) {
            return new Part(lines, Optional.of(problem));
        }

        public static Part of(NormalizedAccount... rows) {
            return whole(sink -> List.of(rows).forEach(sink::account));
        }

        /** One page. */
        public static Part of(NormalizedTransaction... rows) {
            return whole(sink -> page(sink, rows));
        }

        /** All that one account holds. */
        public static Part held(String account, NormalizedHolding... rows) {
            return whole(sink -> held(sink, account, rows));
        }

        public static void held(FeedSink sink, String account, NormalizedHolding... rows) {
            sink.holdingsOf(account);
            List.of(rows).forEach(sink::holding);
        }

        public static void page(FeedSink sink, NormalizedTransaction... rows) {
            List.of(rows).forEach(sink::transaction);
            sink.pageEnd(Optional.empty());
        }

        /** One page, and what it was before it was read. */
        public static void page(FeedSink sink, PageHash hash, NormalizedTransaction... rows) {
            List.of(rows).forEach(sink::transaction);
            sink.pageEnd(Optional.of(hash));
        }
    }

    public ScriptedFeed accounts(Part... parts) {
        accounts.clear();
        accounts.addAll(List.of(parts));
        return this;
    }

    public ScriptedFeed transactions(Part... parts) {
        transactions.clear();
        transactions.addAll(List.of(parts));
        return this;
    }

    public ScriptedFeed holdings(Part... parts) {
        holdings.clear();
        holdings.addAll(List.of(parts));
        return this;
    }

    public ScriptedFeed statements(Part... parts) {
        statements.clear();
        statements.addAll(List.of(parts));
        return this;
    }

    public ScriptedFeed previews(Part... parts) {
        previews.clear();
        previews.addAll(List.of(parts));
        return this;
    }

    /** The windows that were asked for, in order. */
    public List<DateWindow> windows() {
        return windows;
    }

    /** From where changes were asked for, in order; absent where a list was. */
    public List<Optional<String>> bookmarks() {
        return bookmarks;
    }

    public List<Optional<String>> askedAccounts() {
        return askedAccounts;
    }

    @Override
    public Result<Unit, FeedProblem> accounts(UUID connectionId, FeedSink sink) {
        return say(accounts, sink);
    }

    @Override
    public Result<Unit, FeedProblem> transactions(
            UUID connectionId,
            Optional<String> providerAccountId,
            DateWindow window,
            Optional<String> bookmark,
            FeedSink sink) {
        windows.add(window);
        bookmarks.add(bookmark);
        askedAccounts.add(providerAccountId);
        return say(transactions, sink);
    }

    @Override
    public Result<Unit, FeedProblem> holdings(
            UUID connectionId, Optional<String> providerAccountId, FeedSink sink) {
        askedAccounts.add(providerAccountId);
        return say(holdings, sink);
    }

    @Override
    public Result<Unit, FeedProblem> read(
            UUID userId, StatementFile file, Supplier<InputStream> content, FeedSink sink) {
        return say(statements, sink);
    }

    @Override
    public Result<Unit, FeedProblem> preview(
            StatementFile file, Supplier<InputStream> content, int rows, FeedSink sink) {
        previewed.add(file);
        return say(previews, sink);
    }

    /** The files that were looked into, in order. */
    public List<StatementFile> previewed() {
        return previewed;
    }

    private static Result<Unit, FeedProblem> say(Deque<Part> parts, FeedSink sink) {
        Part part = parts.size() > 1 ? parts.removeFirst() : parts.getFirst();
        part.lines().accept(sink);
        return part.problem()
                .<Result<Unit, FeedProblem>>map(Result::err)
                .orElseGet(() -> Result.ok(Unit.DONE));
    }
}

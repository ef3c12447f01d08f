package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.StatementReader;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks into files and keeps nothing of them. */
public final class FilePreviews {

    private final StatementReader reader;

    public FilePreviews(StatementReader reader) {
        this.reader = reader;
    }

    /**
     * What a file would give, or why it would not be taken.
     *
     * @param rows at most how many transactions, and how many records that were left out, are shown
     */
    Result<ImportPreview, ImportRefusal> preview(StatementFile file, Upload upload, int rows) {
        var intake = new Intake();
        return reader.preview(file, upload.content(), rows, intake)
                .map(_ -> intake.preview(file.format()))
                .mapError(FilePreviews::refusal);
    }

    private static ImportRefusal refusal(FeedProblem problem) {
        return switch (ImportFailure.of(problem.reason())) {
            case FILE_UNREADABLE -> ImportRefusal.Plain.FILE_UNREADABLE;
            case NO_ACCOUNT -> ImportRefusal.Plain.NO_ACCOUNT;
            case USER_DELETED, PROVIDER_UNAVAILABLE, INTERNAL_ERROR ->
                    ImportRefusal.Plain.PROVIDER_UNAVAILABLE;
        };
    }

    /** Takes what provider-service shows, which is little. */
    private static final class Intake implements FeedSink {

        /** Lines of one kind; more than are asked for. */
        private static final int MOST = 1_000;

        private final List<NormalizedAccount> accounts = new ArrayList<>();
        private final Set<String> untold = new HashSet<>();
        private final List<NormalizedTransaction> shown = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private Optional<TableReading> reading = Optional.empty();
        private int transactions;
        private int holdings;
        private int unreadable;

        @Override
        public void table(TableReading table) {
            reading = Optional.of(table);
        }

        @Override
        public void account(
                NormalizedAccount account, boolean balanceTold, Optional<LocalDate> asOf) {
            add(account, accounts);
            if (!balanceTold) {
                untold.add(account.providerAccountId());
            }
        }

        @Override
        public void transaction(NormalizedTransaction transaction) {
            add(transaction, shown);
        }

        @Override
        public void omission(LeftOut record) {
            add(record, leftOut);
        }

        private static <T> void add(T line, List<T> lines) {
            if (lines.size() == MOST) {
                throw new UnexpectedLineException("a line of a preview beyond the limit");
            }
            lines.add(line);
        }

        @Override
        public void unreadable(int records) {
            unreadable += records;
        }

        @Override
        public void preview(int countedTransactions, int countedHoldings) {
            transactions = countedTransactions;
            holdings = countedHoldings;
        }

        ImportPreview preview(StatementFormat format) {
            return new ImportPreview(
                    format,
                    reading,
                    accounts,
                    untold,
                    shown,
                    leftOut,
                    transactions,
                    holdings,
                    unreadable);
        }
    }
}

package com.dashtam.sync.application.job;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.sync.domain.ledger.StagedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whole pages that wait to be merged together, and the page that is being read. */
final class PageBatch {

    private final List<StagedRow> rows = new ArrayList<>();
    private final List<RemovedTransaction> removed = new ArrayList<>();
    private final Set<RemovedTransaction> names = new HashSet<>();
    private final List<NormalizedTransaction> pageRows = new ArrayList<>();
    private final List<RemovedTransaction> pageRemoved = new ArrayList<>();
    private int page = 1;

    void add(NormalizedTransaction row) {
        pageRows.add(row);
    }

    void add(RemovedTransaction row) {
        pageRemoved.add(row);
    }

    /** The number of the page that is being read, from 1. */
    int page() {
        return page;
    }

    /** The rows of all pages, in their order. */
    List<StagedRow> rows() {
        return rows;
    }

    /** What is gone after those rows. */
    List<RemovedTransaction> removed() {
        return removed;
    }

    /** All that waits or is being read. */
    int size() {
        return waiting() + pageRows.size() + pageRemoved.size();
    }

    int waiting() {
        return rows.size() + removed.size();
    }

    /**
     * Whether the page that was read has a row of which an earlier one speaks: what is said last
     * counts, so the earlier ones are to be merged before.
     */
    boolean isRepeated() {
        return pageRows.stream().map(PageBatch::nameOf).anyMatch(names::contains);
    }

    void endPage() {
        pageRows.stream().map(PageBatch::nameOf).forEach(names::add);
        names.addAll(pageRemoved);
        pageRows.forEach(row -> rows.add(new StagedRow(page, row)));
        removed.addAll(pageRemoved);
        pageRows.clear();
        pageRemoved.clear();
        page++;
    }

    /** Forgets the whole pages; the one that is being read stays. */
    void clear() {
        rows.clear();
        removed.clear();
        names.clear();
    }

    private static RemovedTransaction nameOf(NormalizedTransaction row) {
        return new RemovedTransaction(row.providerAccountId(), row.providerTransactionId());
    }
}

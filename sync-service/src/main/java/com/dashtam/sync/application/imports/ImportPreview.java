package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.sync.domain.imports.StatementFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file would give.
 *
 * @param reading how it is read, if it is a table
 * @param untold the identifiers of accounts of which it tells no balance
 * @param shown the first transactions
 * @param leftOut the first records that cannot be read
 */
public record ImportPreview(
        StatementFormat format,
        Optional<TableReading> reading,
        List<NormalizedAccount> accounts,
        Set<String> untold,
        List<NormalizedTransaction> shown,
        List<LeftOut> leftOut,
        int transactions,
        int holdings,
        int unreadable) {

    public ImportPreview {
        accounts = List.copyOf(accounts);
        untold = Set.copyOf(untold);
        shown = List.copyOf(shown);
        leftOut = List.copyOf(leftOut);
    }

    /** What must be told before the file can be imported. */
    public List<String> undecided() {
        return reading.map(TableReading::undecided).orElse(List.of());
    }
}

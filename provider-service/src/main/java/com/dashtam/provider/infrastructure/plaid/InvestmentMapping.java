package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Plaid's InvestmentTransaction and the Security that it is about. */
final class InvestmentMapping {

    private final UnknownValues unknown;
    private final InvestmentKinds kinds;
    private final Currencies currencies;

    InvestmentMapping(UnknownValues unknown) {
        this.unknown = unknown;
        this.kinds = new InvestmentKinds(unknown);
        this.currencies = new Currencies(unknown);
    }

    /** The rows of one account; the answer may be about others, too. */
    List<NormalizedTransaction> map(Fields answer, NormalizedAccount account) {
        var securities = new Securities(answer, unknown);
        return Rows.of(answer, "investment_transactions").stream()
                .filter(row ->
                        Identifiers.of(row, "account_id").equals(account.providerAccountId()))
                .map(row -> map(row, securities))
                .toList();
    }

    private NormalizedTransaction map(Fields row, Securities securities) {
        BigDecimal amount = TransactionMapping.gained(row);
        TransactionSubtype subtype = kinds.subtype(row, amount);
        return new NormalizedTransaction(
                Identifiers.of(row, "account_id"),
                Identifiers.of(row, "investment_transaction_id"),
                Optional.empty(),
                subtype,
                InvestmentKinds.isPending(row)
                        ? TransactionStatus.PENDING
                        : TransactionStatus.SETTLED,
                amount,
                currencies.of(row),
                TransactionMapping.description(row),
                Days.of(row, "date"),
                Optional.empty(),
                securities
                        .find(Identifiers.find(row, "security_id"))
                        .map(security -> details(row, security, securities)));
    }

    private static SecurityDetails details(Fields row, Fields security, Securities securities) {
        return new SecurityDetails(
                Securities.symbol(security),
                security.text("name"),
                Optional.of(securities.assetType(security)),
                row.decimal("quantity").map(BigDecimal::abs).filter(it -> it.signum() != 0),
                row.decimal("price").filter(it -> it.signum() != 0),
                row.decimal("fees"));
    }
}

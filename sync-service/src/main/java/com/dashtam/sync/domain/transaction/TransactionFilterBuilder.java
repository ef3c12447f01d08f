package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.kernel.money.Currency;
import java.util.Optional;
import java.util.UUID;

/** Puts a filter together; what is not told does not limit it. */
public final class TransactionFilterBuilder {

    private final UUID userId;
    private Optional<UUID> accountId = Optional.empty();
    private Optional<UUID> connectionId = Optional.empty();
    private Optional<TransactionType> type = Optional.empty();
    private Optional<TransactionSubtype> subtype = Optional.empty();
    private Optional<TransactionStatus> status = Optional.empty();
    private DateWindow window = DateWindow.EVERYTHING;
    private AmountRange amounts = AmountRange.EVERYTHING;
    private Optional<Currency> currency = Optional.empty();
    private Optional<String> symbol = Optional.empty();
    private Optional<AssetType> assetType = Optional.empty();
    private Optional<SearchWords> words = Optional.empty();

    TransactionFilterBuilder(UUID userId) {
        this.userId = userId;
    }

    public TransactionFilterBuilder account(Optional<UUID> wanted) {
        this.accountId = wanted;
        return this;
    }

    public TransactionFilterBuilder connection(Optional<UUID> wanted) {
        this.connectionId = wanted;
        return this;
    }

    public TransactionFilterBuilder type(Optional<TransactionType> wanted) {
        this.type = wanted;
        return this;
    }

    public TransactionFilterBuilder subtype(Optional<TransactionSubtype> wanted) {
        this.subtype = wanted;
        return this;
    }

    public TransactionFilterBuilder status(Optional<TransactionStatus> wanted) {
        this.status = wanted;
        return this;
    }

    public TransactionFilterBuilder window(DateWindow wanted) {
        this.window = wanted;
        return this;
    }

    public TransactionFilterBuilder amounts(AmountRange wanted) {
        this.amounts = wanted;
        return this;
    }

    public TransactionFilterBuilder currency(Optional<Currency> wanted) {
        this.currency = wanted;
        return this;
    }

    public TransactionFilterBuilder symbol(Optional<String> wanted) {
        this.symbol = wanted;
        return this;
    }

    public TransactionFilterBuilder assetType(Optional<AssetType> wanted) {
        this.assetType = wanted;
        return this;
    }

    public TransactionFilterBuilder words(Optional<SearchWords> wanted) {
        this.words = wanted;
        return this;
    }

    public TransactionFilter build() {
        return new TransactionFilter(
                userId,
                accountId,
                connectionId,
                type,
                subtype,
                status,
                window,
                amounts,
                currency,
                symbol,
                assetType,
                words);
    }
}

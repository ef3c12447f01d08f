package com.dashtam.sync.application.holding;

import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.ledger.Inventory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in what accounts hold, account by account; it is of use only once the feed came whole. */
public final class InventoryIntake implements FeedSink {

    /** More holdings than one person has at one institution. */
    public static final int MAX_HOLDINGS = 20_000;

    /** More accounts than one person has at one institution. */
    public static final int MAX_ACCOUNTS = 1_000;

    private final Set<String> accounts = new LinkedHashSet<>();
    private final List<NormalizedHolding> holdings = new ArrayList<>();
    private Optional<String> present = Optional.empty();

    @Override
    public void holdingsOf(String providerAccountId) {
        accounts.add(providerAccountId);
        if (accounts.size() > MAX_ACCOUNTS) {
            throw new UnexpectedLineException("an account beyond the limit");
        }
        present = Optional.of(providerAccountId);
    }

    @Override
    public void holding(NormalizedHolding holding) {
        if (present.filter(holding.providerAccountId()::equals).isEmpty()) {
            throw new UnexpectedLineException("a holding of another account");
        }
        if (holdings.size() == MAX_HOLDINGS) {
            throw new UnexpectedLineException("a holding beyond the limit");
        }
        holdings.add(holding);
    }

    /** How many holdings came. */
    public int size() {
        return holdings.size();
    }

    /** Of how many accounts they are, those included that hold nothing. */
    public int accountCount() {
        return accounts.size();
    }

    public Inventory inventory() {
        return Inventory.of(accounts, holdings);
    }
}

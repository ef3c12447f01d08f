package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import java.util.Optional;

/** An institution with an API for data. Calls block and have time limits. */
public sealed interface OnlineInstitution extends InstitutionAdapter
        permits ConsentInstitution, KeyInstitution, LinkInstitution {

    /**
     * One page of the accounts that the credential opens.
     *
     * @param access of a credential of this institution
     * @param cursor of the page before; absent for the first
     */
    Result<Page<NormalizedAccount>, FetchFailure> accounts(String access, Optional<String> cursor);

    /** One page of an account's transactions. */
    Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor);

    /** One page of what an account holds now. */
    Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor);

    /** What tells of changes; absent where an institution can only list what there is. */
    default Optional<ChangeFeed> changes() {
        return Optional.empty();
    }

    /** What verifies its notices; absent where none are awaited. */
    default Optional<WebhookVerifier> webhooks() {
        return Optional.empty();
    }
}

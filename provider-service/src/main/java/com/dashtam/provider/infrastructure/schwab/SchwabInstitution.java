package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.AuthorizationServer;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.oauth.OAuthClient;
import java.time.InstantSource;
import java.util.Optional;

/** Charles Schwab. */
public final class SchwabInstitution implements ConsentInstitution {

    private final OAuthClient oauth;
    private final TraderClient trader;

    public SchwabInstitution(
            SchwabSettings settings,
            InstitutionClient client,
            AccountIdentifiers identifiers,
            UnknownValues unknown,
            InstantSource clock) {
        this.oauth = new OAuthClient(settings.oauth(), client, clock);
        this.trader = new TraderClient(settings, client, identifiers, unknown, clock);
    }

    @Override
    public AuthorizationServer authorization() {
        return oauth;
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String access, Optional<String> cursor) {
        return trader.accounts(access);
    }

    @Override
    public Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        return trader.transactions(access, account, period, cursor);
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor) {
        return trader.holdings(access, account);
    }
}

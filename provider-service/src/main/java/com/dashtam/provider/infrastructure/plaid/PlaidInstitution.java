package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.time.InstantSource;
import java.util.Optional;

/** Plaid, which stands for the institutions that its users choose. */
public final class PlaidInstitution implements LinkInstitution {

    private final LinkClient link;
    private final ItemClient items;
    private final Optional<WebhookVerifier> webhooks;

    public PlaidInstitution(
            PlaidSettings settings,
            InstitutionClient client,
            ClientUserIds userIds,
            UnknownValues unknown,
            InstantSource clock) {
        this.link = new LinkClient(settings, client, userIds);
        this.items = new ItemClient(settings, client, unknown, clock);
        this.webhooks =
                settings.webhook()
                        .map(_ ->
                                new PlaidNotices(
                                        new NoticeKeys(client, new Calls(settings), clock), clock));
    }

    @Override
    public Result<Link, GrantFailure> open(Opening opening) {
        return link.open(opening);
    }

    @Override
    public Result<Optional<String>, GrantFailure> answerTo(Secret linkToken) {
        return link.answerTo(linkToken);
    }

    @Override
    public Result<LinkedItem, GrantFailure> exchange(String answer) {
        return link.exchange(answer);
    }

    @Override
    public void remove(LinkedItem item) {
        link.remove(item);
    }

    @Override
    public Result<Page<NormalizedAccount>, FetchFailure> accounts(
            String access, Optional<String> cursor) {
        return items.accounts(access);
    }

    @Override
    public Result<Page<NormalizedTransaction>, FetchFailure> transactions(
            String access, NormalizedAccount account, Period period, Optional<String> cursor) {
        return items.transactions(access, account, period, cursor);
    }

    @Override
    public Result<Page<NormalizedHolding>, FetchFailure> holdings(
            String access, NormalizedAccount account, Optional<String> cursor) {
        return items.holdings(access, account);
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return Optional.of(items.changes());
    }

    @Override
    public Optional<WebhookVerifier> webhooks() {
        return webhooks;
    }
}

package com.dashtam.provider.presentation.http.connection;

import com.dashtam.provider.application.consent.ConsentStarted;
import com.dashtam.provider.application.consent.ConsentStarted.Way;
import com.dashtam.provider.presentation.http.model.AuthorizationUrl;
import com.dashtam.provider.presentation.http.model.LinkToken;
import com.dashtam.provider.presentation.http.model.StartedProviderConnection;
import java.net.URI;

/** What a client needs to take the user to the institution. */
final class StartedView {

    private StartedView() {}

    static StartedProviderConnection of(ConsentStarted started) {
        String state = started.state().value();
        int expiresIn = (int) started.expiresIn().toSeconds();
        return switch (started.way()) {
            case Way.Page(var address) ->
                    new AuthorizationUrl(address.toString(), state, expiresIn);
            case Way.Widget(var token, var page) -> {
                var shown = new LinkToken(token.value(), state, expiresIn);
                page.map(URI::toString).ifPresent(shown::authorizationUrl);
                yield shown;
            }
        };
    }
}

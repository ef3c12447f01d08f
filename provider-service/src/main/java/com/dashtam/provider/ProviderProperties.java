package com.dashtam.provider;

import com.dashtam.provider.application.credential.AccessTokens;
import com.dashtam.provider.domain.institution.Capability;
import com.dashtam.provider.domain.institution.Category;
import com.dashtam.provider.infrastructure.fdx.Paging;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl the address under which browsers reach the platform
 * @param redirectUris addresses of front-ends that institutions may redirect to, beside our page
 * @param keyReload how often the keys that seal credentials are read anew
 * @param calls what a call to an institution may take
 * @param expiry when users hear that a connection's credentials end
 * @param institutions the catalogue, in the order in which it is shown
 */
@ConfigurationProperties("dashtam.provider")
record ProviderProperties(
        String publicUrl,
        @DefaultValue List<String> redirectUris,
        @DefaultValue("1m") Duration keyReload,
        @DefaultValue Calls calls,
        @DefaultValue Expiry expiry,
        List<InstitutionProperties> institutions) {

    /** See {@link HttpLimits}. */
    record Calls(
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("16777216") int maxResponseBytes,
            @DefaultValue("3") int attempts,
            @DefaultValue("200ms") Duration backoff,
            @DefaultValue("20") int breakerWindow,
            @DefaultValue("50") int breakerFailurePercent,
            @DefaultValue("30s") Duration breakerOpen,
            @DefaultValue("32") int concurrent,
            @DefaultValue("10s") Duration queueTimeout) {

        Calls {
            if (timeout.plus(queueTimeout).compareTo(AccessTokens.LEASE) >= 0) {
                throw new IllegalArgumentException(
                        "dashtam.provider.calls: timeout and queue-timeout are less than "
                                + AccessTokens.LEASE.toSeconds()
                                + " s together, so that a token is not refreshed twice at a time");
            }
        }

        HttpLimits limits() {
            return new HttpLimits(
                    connectTimeout,
                    timeout,
                    maxResponseBytes,
                    attempts,
                    backoff,
                    breakerWindow,
                    breakerFailurePercent,
                    breakerOpen,
                    concurrent,
                    queueTimeout);
        }
    }

    /**
     * @param ahead how long before the end of a credential that cannot be renewed
     * @param look how often such credentials are looked for
     */
    record Expiry(@DefaultValue("24h") Duration ahead, @DefaultValue("15m") Duration look) {}

    /** How an institution is reached. */
    enum Adapter {
        FDX,
        ALPACA,
        SCHWAB,
        PLAID,
        OFX,
        CSV
    }

    /**
     * @param historyDays how far back transactions reach, where the institution says
     * @param fdx for the adapter of that name
     * @param alpaca for the adapter of that name
     * @param schwab for the adapter of that name
     * @param plaid for the adapter of that name
     * @param ofx for the adapter of that name; without it the institution stands for all files that
     *     are no other's
     */
    record InstitutionProperties(
            String slug,
            String name,
            Category category,
            Set<Capability> capabilities,
            @Nullable String websiteUrl,
            @Nullable Integer historyDays,
            Adapter adapter,
            @Nullable Fdx fdx,
            @Nullable Alpaca alpaca,
            @Nullable Schwab schwab,
            @Nullable Plaid plaid,
            @Nullable Ofx ofx) {}

    /**
     * Without a base URL and a client the institution is listed and not configured.
     *
     * @param baseUrl what the other addresses are resolved against
     * @param authorize where browsers go
     * @param webhookSecret under the notices that it sends; none are awaited without one
     */
    record Fdx(
            @DefaultValue("") String baseUrl,
            @DefaultValue("/oauth2/authorize") String authorize,
            @DefaultValue("/oauth2/token") String token,
            @DefaultValue("/oauth2/revoke") String revoke,
            @DefaultValue("/fdx/v6") String api,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("basic") ClientAuthentication clientAuthentication,
            String scopes,
            @DefaultValue("") String issuer,
            @DefaultValue("page-key") Paging paging,
            @DefaultValue("500") int pageSize,
            @DefaultValue("") String webhookSecret) {

        @Override
        public String toString() {
            return "Fdx[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
        }
    }

    /**
     * Users bring the keys; there is no client to register.
     *
     * @param paperUrl for accounts with play money
     */
    record Alpaca(
            @DefaultValue("https://paper-api.alpaca.markets") String paperUrl,
            @DefaultValue("https://api.alpaca.markets") String liveUrl,
            @DefaultValue("100") int pageSize) {}

    /**
     * @param identifiers by which files name the institution: FID, or INTU.BID where there is no
     *     FID
     */
    record Ofx(@DefaultValue List<String> identifiers) {}

    /**
     * Without a client the institution is listed and not configured.
     *
     * @param browserUrl where browsers find it, when that is not where we do
     * @param scopes to ask for; the published description shows this one
     * @param proofKey whether to send PKCE parameters, which Schwab does not document
     * @param slice of history that one call asks for, from a day to a year
     */
    record Schwab(
            @DefaultValue("https://api.schwabapi.com") String url,
            @DefaultValue("") String browserUrl,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("readonly") String scopes,
            @DefaultValue("false") boolean proofKey,
            @DefaultValue("59d") Duration slice) {

        @Override
        public String toString() {
            return "Schwab[url=" + url + ", clientId=" + clientId + "]";
        }
    }

    /**
     * Without a client the institution is listed and not configured.
     *
     * @param url of Plaid's environment: production, or its sandbox
     * @param clientName what Plaid's pages call us, at most 30 characters
     * @param products without which an institution cannot be linked
     * @param optionalProducts that are had where the institution gives them
     * @param countryCodes whose institutions users may choose (ISO 3166-1 alpha-2)
     * @param language of the pages (ISO 639-1)
     * @param historyDays of transactions that Plaid fetches, at most 730
     * @param webhookUrl where Plaid reaches {@code /webhooks/plaid}; none are awaited without it
     */
    record Plaid(
            @DefaultValue("https://production.plaid.com") String url,
            @DefaultValue("") String clientId,
            @DefaultValue("") String secret,
            @DefaultValue("Dashtam") String clientName,
            @DefaultValue("transactions") List<String> products,
            @DefaultValue("investments") List<String> optionalProducts,
            @DefaultValue("US") List<String> countryCodes,
            @DefaultValue("en") String language,
            @DefaultValue("730") int historyDays,
            @DefaultValue("500") int pageSize,
            @DefaultValue("") String webhookUrl) {

        @Override
        public String toString() {
            return "Plaid[url=" + url + ", clientId=" + clientId + "]";
        }
    }

    @Override
    public String toString() {
        return "ProviderProperties[institutions=" + institutions + "]";
    }
}

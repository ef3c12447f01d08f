package com.dashtam.provider.contract;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import com.dashtam.provider.infrastructure.schwab.SchwabInstitution;
import com.dashtam.provider.infrastructure.schwab.SchwabSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** Charles Schwab's Trader API. */
final class SchwabDialect implements InstitutionDialect {

    private static final String HASH = "0A1B2C";

    @Override
    public OnlineInstitution adapter(URI base, HttpLimits limits, InstantSource clock) {
        var oauth =
                new OAuthSettings(
                        base.resolve("/v1/oauth/authorize"),
                        base.resolve("/v1/oauth/token"),
                        Optional.empty(),
                        "client",
                        "secret",
                        ClientAuthentication.BASIC,
                        "readonly",
                        false,
                        Optional.empty(),
                        Optional.of(SchwabSettings.CONSENT));
        var settings = new SchwabSettings(oauth, base.resolve("/trader/v1"), Duration.ofDays(59));
        var client = new InstitutionClient("schwab", limits, settings.called());
        return new SchwabInstitution(
                settings,
                client,
                number -> "id of " + number,
                new UnknownValues(new SimpleMeterRegistry(), "schwab"),
                clock);
    }

    @Override
    public String access() {
        return "token";
    }

    @Override
    public Kind kindOf(Asked asked) {
        return switch (asked.path()) {
            case "/trader/v1/accounts" -> Kind.ACCOUNTS;
            case "/trader/v1/accounts/" + HASH + "/transactions" -> Kind.TRANSACTIONS;
            case "/trader/v1/accounts/" + HASH -> Kind.HOLDINGS;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Optional<String> answer(Asked asked, Scene scene) {
        return switch (kindOf(asked)) {
            case ACCOUNTS -> Optional.of("[" + account(scene) + "]");
            case TRANSACTIONS -> Optional.of(slice(asked, scene));
            case HOLDINGS -> Optional.of(account(scene));
            case OTHER ->
                    asked.path().endsWith("/accounts/accountNumbers")
                            ? Optional.of(
                                    """
                                    [{"accountNumber":"99999999","hashValue":"FFFF"},
                                     {"accountNumber":"%s","hashValue":"%s"%s}]
                                    """
                                            .formatted(ACCOUNT_NUMBER, HASH, scene.more()))
                            : Optional.empty();
        };
    }

    private static String account(Scene scene) {
        return """
        {"securitiesAccount":{"type":"MARGIN","accountNumber":"%s","positions":%s,
         "currentBalances":{"equity":%s%s}%s}%s}
        """
                .formatted(
                        ACCOUNT_NUMBER,
                        positions(scene),
                        scene.balance(),
                        scene.more(),
                        scene.more(),
                        scene.more());
    }

    private static String slice(Asked asked, Scene scene) {
        Instant from = Instant.parse(asked.parameter("startDate"));
        Instant to = Instant.parse(asked.parameter("endDate"));
        return scene.rows().stream()
                .filter(row -> !row.at().isBefore(from) && !row.at().isAfter(to))
                .map(row -> row(row, scene.more()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String row(Row row, String more) {
        return """
        {"activityId":%s,"time":"%s","tradeDate":"%s","type":"%s","status":"VALID","netAmount":%s,
         "transferItems":[{"instrument":{"assetType":"EQUITY","symbol":"XMPL"%s},"amount":%d,
           "cost":%s,"positionEffect":"%s"%s}]%s}
        """
                .formatted(
                        row.id(),
                        row.at(),
                        row.at(),
                        row.known() ? "TRADE" : "LOYALTY",
                        row.amount(),
                        more,
                        row.gained() ? -1 : 1,
                        row.amount(),
                        row.gained() ? "CLOSING" : "OPENING",
                        more,
                        more);
    }

    private static String positions(Scene scene) {
        return scene.held().stream()
                .map(held ->
                        """
                        {"%s":%s,"marketValue":%s,"instrument":{"assetType":"%s","symbol":"%s"%s}%s}
                        """
                                .formatted(
                                        held.quantity().startsWith("-")
                                                ? "shortQuantity"
                                                : "longQuantity",
                                        held.quantity().replace("-", ""),
                                        held.worth(),
                                        held.known() ? "EQUITY" : "LAND",
                                        held.symbol(),
                                        scene.more(),
                                        scene.more()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public TransactionSubtype unknownGain() {
        return TransactionSubtype.UNKNOWN;
    }

    @Override
    public String toString() {
        return "schwab";
    }
}

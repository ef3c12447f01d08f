package com.dashtam.provider.contract;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.alpaca.AlpacaInstitution;
import com.dashtam.provider.infrastructure.alpaca.AlpacaSettings;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Alpaca's Trading API. */
final class AlpacaDialect implements InstitutionDialect {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    private static final int PAGE = 10;

    @Override
    public OnlineInstitution adapter(URI base, HttpLimits limits, InstantSource clock) {
        var settings = new AlpacaSettings(base, base, PAGE);
        var client = new InstitutionClient("alpaca", limits, settings.called());
        return new AlpacaInstitution(settings, client, new CountedValues().values(), clock);
    }

    @Override
    public String access() {
        return new KeyPair("PKTEST", "secret").access();
    }

    @Override
    public Kind kindOf(Asked asked) {
        return switch (asked.path()) {
            case "/v2/account" -> Kind.ACCOUNTS;
            case "/v2/account/activities" -> Kind.TRANSACTIONS;
            case "/v2/positions" -> Kind.HOLDINGS;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Optional<String> answer(Asked asked, Scene scene) {
        return switch (kindOf(asked)) {
            case ACCOUNTS ->
                    Optional.of(
                            """
                            {"account_number":"%s","status":"ACTIVE","currency":"USD","equity":"%s"%s}
                            """
                                    .formatted(ACCOUNT_NUMBER, scene.balance(), scene.more()));
            case TRANSACTIONS -> Optional.of(page(asked, scene));
            case HOLDINGS -> Optional.of(positions(scene));
            case OTHER -> Optional.empty();
        };
    }

    private static String page(Asked asked, Scene scene) {
        LocalDate after = LocalDate.parse(asked.parameter("after"));
        LocalDate until = LocalDate.parse(asked.parameter("until"));
        List<Row> rows =
                scene.rows().stream()
                        .filter(row -> day(row).isAfter(after) && day(row).isBefore(until))
                        .sorted(Comparator.comparing(Row::id))
                        .dropWhile(row ->
                                row.id().compareTo(asked.query().getOrDefault("page_token", ""))
                                        <= 0)
                        .limit(Integer.parseInt(asked.parameter("page_size")))
                        .toList();
        return rows.stream()
                .map(row -> row(row, scene.more()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static LocalDate day(Row row) {
        return row.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String row(Row row, String more) {
        if (!row.known()) {
            return """
            {"id":"%s","activity_type":"LOYALTY","date":"%s","net_amount":"%s"%s}
            """
                    .formatted(
                            row.id(), row.at().atZone(EXCHANGE).toLocalDate(), row.amount(), more);
        }
        return """
        {"id":"%s","activity_type":"FILL","transaction_time":"%s","side":"%s","symbol":"XMPL",
         "qty":"1","price":"%s"%s}
        """
                .formatted(row.id(), row.at(), row.gained() ? "sell" : "buy", row.absolute(), more);
    }

    private static String positions(Scene scene) {
        return scene.held().stream()
                .map(held ->
                        """
                        {"asset_id":"%s","symbol":"%s","asset_class":"%s","qty":"%s","side":"%s",
                         "market_value":"%s"%s}
                        """
                                .formatted(
                                        held.symbol(),
                                        held.symbol(),
                                        held.known() ? "us_equity" : "land",
                                        held.quantity(),
                                        held.quantity().startsWith("-") ? "short" : "long",
                                        held.worth(),
                                        scene.more()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public TransactionSubtype unknownGain() {
        return TransactionSubtype.UNKNOWN;
    }

    @Override
    public String toString() {
        return "alpaca";
    }
}

package com.dashtam.provider.contract;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.plaid.PlaidInstitution;
import com.dashtam.provider.infrastructure.plaid.PlaidSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plaid's API, with an account for investments, whose rows have kinds of trades. */
final class PlaidDialect implements InstitutionDialect {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 10;

    @Override
    public OnlineInstitution adapter(URI base, HttpLimits limits, InstantSource clock) {
        var settings =
                new PlaidSettings(
                        base,
                        "client",
                        "secret",
                        "Dashtam",
                        List.of("transactions"),
                        List.of("investments"),
                        List.of("US"),
                        "en",
                        730,
                        PAGE,
                        Optional.empty());
        return new PlaidInstitution(
                settings,
                new InstitutionClient("plaid", limits, settings.called()),
                user -> "name of " + user,
                new UnknownValues(new SimpleMeterRegistry(), "plaid"),
                clock);
    }

    @Override
    public String access() {
        return "access-token";
    }

    @Override
    public Kind kindOf(Asked asked) {
        return switch (asked.path()) {
            case "/accounts/get" -> Kind.ACCOUNTS;
            case "/investments/transactions/get" -> Kind.TRANSACTIONS;
            case "/investments/holdings/get" -> Kind.HOLDINGS;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Optional<String> answer(Asked asked, Scene scene) {
        return switch (kindOf(asked)) {
            case ACCOUNTS ->
                    Optional.of(
                            """
                            {"accounts":[{"account_id":"acc","mask":"5678","name":"Mine","official_name":null,
                              "type":"investment","subtype":"brokerage","balances":{"current":%s,
                              "iso_currency_code":"USD"%s}%s}]%s}
                            """
                                    .formatted(
                                            scene.balance(),
                                            scene.more(),
                                            scene.more(),
                                            scene.more()));
            case TRANSACTIONS -> Optional.of(page(JSON.readTree(asked.body()), scene));
            case HOLDINGS -> Optional.of(holdings(scene));
            case OTHER -> Optional.empty();
        };
    }

    private static String page(JsonNode asked, Scene scene) {
        LocalDate from = LocalDate.parse(asked.path("start_date").asString());
        LocalDate to = LocalDate.parse(asked.path("end_date").asString());
        List<Row> rows =
                scene.rows().stream()
                        .filter(row -> !day(row).isBefore(from) && !day(row).isAfter(to))
                        .sorted(Comparator.comparing(Row::at).reversed())
                        .toList();
        return """
        {"securities":[{"security_id":"XMPL","ticker_symbol":"XMPL","type":"equity"%s}],
         "investment_transactions":[%s],"total_investment_transactions":%d%s}
        """
                .formatted(
                        scene.more(),
                        rows.stream()
                                .skip(asked.at("/options/offset").intValue())
                                .limit(asked.at("/options/count").intValue())
                                .map(row -> row(row, scene.more()))
                                .collect(Collectors.joining(",")),
                        rows.size(),
                        scene.more());
    }

    private static LocalDate day(Row row) {
        return row.at().atZone(EXCHANGE).toLocalDate();
    }

    /** What leaves the account is positive. */
    private static String row(Row row, String more) {
        return """
        {"investment_transaction_id":"%s","account_id":"acc","security_id":"XMPL","date":"%s","name":"Row",
         "amount":%s,"quantity":%d,"price":1,"fees":null,"type":"%s","subtype":"%s","iso_currency_code":"USD"%s}
        """
                .formatted(
                        row.id(),
                        day(row),
                        row.gained() ? "-" + row.amount() : row.absolute(),
                        row.gained() ? -1 : 1,
                        row.known() ? (row.gained() ? "sell" : "buy") : "loyalty",
                        row.known() ? (row.gained() ? "sell" : "buy") : "bonus",
                        more);
    }

    private static String holdings(Scene scene) {
        return """
        {"holdings":[%s],"securities":[%s]%s}
        """
                .formatted(
                        scene.held().stream()
                                .map(held ->
                                        """
                                        {"account_id":"acc","security_id":"%s","quantity":%s,"institution_price":1,
                                         "institution_value":%s,"cost_basis":null,"iso_currency_code":"USD"%s}
                                        """
                                                .formatted(
                                                        held.symbol(),
                                                        held.quantity(),
                                                        held.worth(),
                                                        scene.more()))
                                .collect(Collectors.joining(",")),
                        scene.held().stream()
                                .map(held ->
                                        """
                                        {"security_id":"%1$s","ticker_symbol":"%1$s","type":"%2$s"%3$s}
                                        """
                                                .formatted(
                                                        held.symbol(),
                                                        held.known() ? "equity" : "land",
                                                        scene.more()))
                                .collect(Collectors.joining(",")),
                        scene.more());
    }

    @Override
    public TransactionSubtype unknownGain() {
        return TransactionSubtype.UNKNOWN;
    }

    @Override
    public String toString() {
        return "plaid";
    }
}

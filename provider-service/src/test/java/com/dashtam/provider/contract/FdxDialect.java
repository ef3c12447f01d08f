package com.dashtam.provider.contract;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.fdx.FdxInstitution;
import com.dashtam.provider.infrastructure.fdx.FdxSettings;
import com.dashtam.provider.infrastructure.fdx.Paging;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** FDX 6, of an institution that lives five hours behind UTC. */
final class FdxDialect implements InstitutionDialect {

    private static final ZoneOffset HOME = ZoneOffset.ofHours(-5);
    private static final int PAGE = 10;

    @Override
    public OnlineInstitution adapter(URI base, HttpLimits limits, InstantSource clock) {
        var oauth =
                new OAuthSettings(
                        base.resolve("/authorize"),
                        base.resolve("/token"),
                        Optional.empty(),
                        "client",
                        "secret",
                        ClientAuthentication.BASIC,
                        "all",
                        true,
                        Optional.empty(),
                        Optional.empty());
        var settings = new FdxSettings(oauth, base.resolve("/fdx"), Paging.PAGE_KEY, PAGE);
        var client = new InstitutionClient("fdx", limits, settings.called());
        return new FdxInstitution(settings, client, new CountedValues().values(), clock);
    }

    @Override
    public String access() {
        return "token";
    }

    @Override
    public Kind kindOf(Asked asked) {
        return switch (asked.path()) {
            case "/fdx/accounts" -> Kind.ACCOUNTS;
            case "/fdx/accounts/a1/transactions" -> Kind.TRANSACTIONS;
            case "/fdx/accounts/a1" -> Kind.HOLDINGS;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Optional<String> answer(Asked asked, Scene scene) {
        return switch (kindOf(asked)) {
            case ACCOUNTS ->
                    Optional.of("{\"accounts\":[" + account(scene, "") + "]" + scene.more() + "}");
            case TRANSACTIONS -> Optional.of(page(asked, scene));
            case HOLDINGS -> Optional.of(account(scene, ",\"holdings\":" + holdings(scene)));
            case OTHER -> Optional.empty();
        };
    }

    private static String account(Scene scene, String holdings) {
        return """
        {"accountId":"a1","accountCategory":"INVESTMENT_ACCOUNT","accountNumberDisplay":"5678",
         "currentValue":%s,"currency":{"currencyCode":"USD"%s}%s%s}
        """
                .formatted(scene.balance(), scene.more(), holdings, scene.more());
    }

    private static String page(Asked asked, Scene scene) {
        LocalDate from = LocalDate.parse(asked.parameter("startTime"));
        LocalDate to = LocalDate.parse(asked.parameter("endTime"));
        List<Row> rows =
                scene.rows().stream()
                        .filter(row -> !day(row).isBefore(from) && !day(row).isAfter(to))
                        .toList();
        int start = Integer.parseInt(asked.query().getOrDefault("pageKey", "0"));
        int end = Math.min(start + PAGE, rows.size());
        String next = end < rows.size() ? "\"nextPageKey\":\"" + end + "\"" : "\"total\":1";
        return "{\"page\":{"
                + next
                + "},\"transactions\":["
                + rows.subList(start, end).stream()
                        .map(row -> row(row, scene.more()))
                        .collect(Collectors.joining(","))
                + "]"
                + scene.more()
                + "}";
    }

    private static LocalDate day(Row row) {
        return row.at().atOffset(HOME).toLocalDate();
    }

    private static String row(Row row, String more) {
        OffsetDateTime at = row.at().atOffset(HOME);
        String kind = row.gained() ? "SOLD" : "PURCHASED";
        return """
        {"transactionId":"%s","transactionTimestamp":"%s","postedTimestamp":"%s","status":"POSTED",
         "amount":%s,"debitCreditMemo":"%s","transactionType":"%s","symbol":"XMPL","units":1%s}
        """
                .formatted(
                        row.id(),
                        at,
                        at,
                        row.absolute(),
                        row.gained() ? "CREDIT" : "DEBIT",
                        row.known() ? kind : "LOYALTY",
                        more);
    }

    private static String holdings(Scene scene) {
        return scene.held().stream()
                .map(held ->
                        """
                        {"holdingId":"%s","symbol":"%s","holdingType":"%s","positionType":"%s",
                         "units":%s,"marketValue":%s%s}
                        """
                                .formatted(
                                        held.symbol(),
                                        held.symbol(),
                                        held.known() ? "STOCK" : "LAND",
                                        held.quantity().startsWith("-") ? "SHORT" : "LONG",
                                        held.quantity().replace("-", ""),
                                        held.worth().replace("-", ""),
                                        scene.more()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public TransactionSubtype unknownGain() {
        return TransactionSubtype.DEPOSIT;
    }

    @Override
    public String toString() {
        return "fdx";
    }
}

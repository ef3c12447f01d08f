package com.dashtam.sandbox.alpaca;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.AccountKind;
import com.dashtam.sandbox.ledger.BankClock;
import com.dashtam.sandbox.ledger.Customer;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.ledger.Ledger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The Account, its Positions and its Activities, and the page where customers make keys. */
public final class AlpacaApi {

    public static final String PREFIX = "/alpaca";
    private static final int FORBIDDEN = 40310000;

    private final Keys keys;
    private final Customers customers;
    private final BankClock clock;

    public AlpacaApi(Keys keys, Customers customers, BankClock clock) {
        this.keys = keys;
        this.customers = customers;
        this.clock = clock;
    }

    /** What the broker's web site shows to a customer who asks for keys. */
    public Response makeKeys(Request request) {
        String customer = request.variable("customer");
        return Customer.isId(customer)
                ? Response.json(201, keys.regenerate(customer).shown())
                : error(404, FORBIDDEN, "there is no such customer");
    }

    public Response account(Request request) {
        return permitted(request, (_, account) -> Response.json(200, shown(account)));
    }

    public Response positions(Request request) {
        LocalDate today = clock.businessDay();
        return permitted(
                request,
                (_, account) ->
                        Response.json(
                                200,
                                account.holdings().stream()
                                        .map(holding -> Entities.position(holding, today))
                                        .toList()));
    }

    public Response activities(Request request) {
        return permitted(
                request,
                (asked, account) ->
                        switch (ActivityQuery.read(asked, clock.businessDay())) {
                            case ActivityQuery.Understood(var query) ->
                                    Response.json(200, query.page(activitiesOf(account)));
                            case ActivityQuery.Refused(var why) -> error(422, 40010001, why);
                        });
    }

    private static List<Activity> activitiesOf(Account account) {
        return account.transactions().stream().map(Entities::activity).toList();
    }

    private Response permitted(Request request, BiFunction<Request, Account, Response> answer) {
        if (request.header("APCA-API-KEY-ID").isEmpty()
                || request.header("APCA-API-SECRET-KEY").isEmpty()) {
            return error(401, 40110000, "access key verification failed");
        }
        return keys.customerOf(request)
                .flatMap(customers::find)
                .flatMap(AlpacaApi::brokerage)
                .map(account -> answer.apply(request, account))
                .orElseGet(() -> error(403, FORBIDDEN, "forbidden."));
    }

    private static Optional<Account> brokerage(Ledger ledger) {
        return ledger.accounts().stream()
                .filter(account -> account.kind() == AccountKind.BROKERAGE)
                .findFirst();
    }

    private static Fields shown(Account account) {
        String cash = account.balance().amount().toPlainString();
        return Fields.of("id", Entities.uuid(account.id()))
                .and("account_number", "PA" + account.number())
                .and("status", "ACTIVE")
                .and("currency", "USD")
                .and("cash", cash)
                .and("buying_power", cash)
                .and(
                        "equity",
                        account.balance().plus(account.holdingsValue()).amount().toPlainString())
                .and("pattern_day_trader", false)
                .and("trading_blocked", false);
    }

    private static Response error(int status, int code, String message) {
        return Response.json(status, Fields.of("code", code).and("message", message));
    }
}

package com.dashtam.sandbox.schwab;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.AccountKind;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.oauth.Access;
import com.dashtam.sandbox.oauth.Grants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The Accounts and Transactions of the Trader API, and nothing of its orders. */
public final class SchwabApi {

    public static final String PREFIX = "/schwab";
    public static final String TRADER = PREFIX + "/trader/v1";

    private static final int MOST_ROWS = 3000;
    private static final Set<AccountKind> KEPT = Set.of(AccountKind.BROKERAGE, AccountKind.SAVINGS);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+");

    private final Grants grants;
    private final Customers customers;

    public SchwabApi(Grants grants, Customers customers) {
        this.grants = grants;
        this.customers = customers;
    }

    public Handler numbers() {
        return permitted((_, accounts) ->
                Response.json(
                        200,
                        accounts.stream()
                                .map(account ->
                                        Fields.of("accountNumber", Numbers.number(account))
                                                .and("hashValue", Numbers.hash(account)))
                                .toList()));
    }

    public Handler accounts() {
        return permitted((request, accounts) ->
                positionsAsked(request)
                        .map(positions ->
                                Response.json(
                                        200,
                                        accounts.stream()
                                                .map(it -> AccountEntity.of(it, positions))
                                                .toList()))
                        .orElseGet(SchwabApi::unknownFields));
    }

    public Handler account() {
        return ofOne((request, account) ->
                positionsAsked(request)
                        .map(positions -> Response.json(200, AccountEntity.of(account, positions)))
                        .orElseGet(SchwabApi::unknownFields));
    }

    public Handler transactions() {
        return ofOne((request, account) ->
                switch (TransactionQuery.read(request.query())) {
                    case TransactionQuery.Understood(var query) ->
                            Response.json(
                                    200,
                                    account.transactions().stream()
                                            .filter(query::wants)
                                            .limit(MOST_ROWS)
                                            .map(row -> TransactionEntity.of(account, row))
                                            .toList());
                    case TransactionQuery.Refused(var why) -> error(400, why);
                });
    }

    /** Whose data the request's token stands for, be the consent withdrawn or not. */
    public Optional<String> customerOf(Request request) {
        return request.bearer()
                .map(grants::access)
                .flatMap(access ->
                        switch (access) {
                            case Access.Permitted(var id, _) -> Optional.of(id);
                            case Access.Withdrawn(var id) -> Optional.of(id);
                            case Access.Unknown() -> Optional.empty();
                        });
    }

    private Handler ofOne(BiFunction<Request, Account, Response> answer) {
        return permitted((request, accounts) -> {
            String asked = request.variable("account");
            if (PLAIN_NUMBER.matcher(asked).matches()) {
                return error(400, "accountNumber must be encrypted");
            }
            return accounts.stream()
                    .filter(account -> Numbers.hash(account).equals(asked))
                    .findFirst()
                    .map(account -> answer.apply(request, account))
                    .orElseGet(() -> error(404, "there is no such account"));
        });
    }

    private Handler permitted(BiFunction<Request, List<Account>, Response> answer) {
        return request ->
                switch (request.bearer().map(grants::access).orElseGet(Access.Unknown::new)) {
                    case Access.Unknown(), Access.Withdrawn(_) ->
                            error(401, "the access token is missing or not valid");
                    case Access.Permitted(var id, _) ->
                            customers
                                    .find(id)
                                    .map(ledger -> answer.apply(request, kept(ledger)))
                                    .orElseGet(() -> error(503, "try again later"));
                };
    }

    private static List<Account> kept(Ledger ledger) {
        return ledger.accounts().stream().filter(account -> KEPT.contains(account.kind())).toList();
    }

    private static Optional<Boolean> positionsAsked(Request request) {
        Optional<String> fields = request.query().get("fields");
        return fields.filter(text -> !text.equals("positions")).isPresent()
                ? Optional.empty()
                : Optional.of(fields.isPresent());
    }

    private static Response unknownFields() {
        return error(400, "fields has an unknown value");
    }

    /** The ServiceError. */
    private static Response error(int status, String message) {
        return Response.json(status, Fields.of("message", message).and("errors", List.of(message)))
                .with("Schwab-Client-CorrelID", UUID.randomUUID().toString());
    }
}

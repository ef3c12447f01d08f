package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Customer;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.ledger.Transaction;
import com.dashtam.sandbox.oauth.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The operations of FDX Core on the accounts of the customer who consented. */
public final class FdxApi {
    private static final Set<String> RESULT_TYPES = Set.of("lightweight", "details");

    private final Paging paging;
    private final RenderedPages rendered = new RenderedPages();

    public FdxApi(FdxProfile profile) {
        this.paging = new Paging(profile.paging(), profile.largestPage());
    }

    /** getCustomerInfo. */
    public Response customer(Request request, Consented consented) {
        consented.require(Scope.CUSTOMER_CONTACT);
        Customer customer = consented.ledger().customer();
        return Response.json(
                200,
                Fields.of("customerId", customer.id())
                        .and("type", "CONSUMER")
                        .and(
                                "name",
                                Fields.of("first", customer.first()).and("last", customer.last()))
                        .and("email", List.of(customer.email())));
    }

    /** searchForAccounts. */
    public Response accounts(Request request, Consented consented) {
        String resultType = request.query().get("resultType").orElse("lightweight");
        if (!RESULT_TYPES.contains(resultType)) {
            throw new RefusedException(400, "401", "resultType is lightweight or details");
        }
        boolean details = resultType.equals("details");
        consented.require(details ? Scope.ACCOUNT_DETAILED : Scope.ACCOUNT_BASIC);
        List<Account> all = consented.ledger().accounts();
        Page<Account> page =
                paging.cut(all, request.query(), Account::id, key -> afterAccount(all, key));
        return Response.json(
                200,
                page.frame(links(request))
                        .and(
                                "accounts",
                                page.items().stream()
                                        .map(account ->
                                                details
                                                        ? details(account, consented)
                                                        : AccountEntity.descriptor(account))
                                        .toList()));
    }

    /** getAccount. */
    public Response account(Request request, Consented consented) {
        consented.require(Scope.ACCOUNT_DETAILED);
        return Response.json(200, details(find(request, consented.ledger()), consented));
    }

    /** searchForAccountTransactions. */
    public Response transactions(Request request, Consented consented) {
        consented.require(Scope.TRANSACTIONS);
        Account account = find(request, consented.ledger());
        return rendered.page(
                request.path() + "?" + request.query(),
                account.transactions(),
                () -> transactions(request, account));
    }

    private Response transactions(Request request, Account account) {
        TimeWindow window = TimeWindow.read(request.query());
        List<Transaction> rows =
                account.transactions().stream()
                        .filter(row -> window.contains(row.effectiveAt()))
                        .toList();
        Page<Transaction> page =
                paging.cut(rows, request.query(), FdxApi::key, FdxApi::afterTransaction);
        return Response.json(
                200,
                page.frame(links(request))
                        .and(
                                "transactions",
                                page.items().stream()
                                        .map(row -> TransactionEntity.of(account, row))
                                        .toList()));
    }

    private static Fields details(Account account, Consented consented) {
        return AccountEntity.details(account, consented.covers(Scope.INVESTMENTS));
    }

    private static Account find(Request request, Ledger ledger) {
        return ledger.account(request.variable("accountId"))
                .orElseThrow(() -> new RefusedException(404, "701", "Account not found"));
    }

    private UnaryOperator<String> links(Request request) {
        return key -> request.path() + "?" + request.query().with(paging.parameter(), key);
    }

    private static Predicate<Account> afterAccount(List<Account> all, String key) {
        List<String> ids = all.stream().map(Account::id).toList();
        int position = ids.indexOf(key);
        if (position < 0) {
            throw new RefusedException(400, "401", "The page key is invalid");
        }
        return account -> ids.indexOf(account.id()) > position;
    }

    private static String key(Transaction row) {
        return row.madeAt().toEpochMilli() + ":" + row.id();
    }

    private static Predicate<Transaction> afterTransaction(String key) {
        int colon = key.indexOf(':');
        try {
            Instant madeAt = Instant.ofEpochMilli(Long.parseLong(key.substring(0, colon)));
            String id = key.substring(colon + 1);
            return row ->
                    row.madeAt().isBefore(madeAt)
                            || (row.madeAt().equals(madeAt) && row.id().compareTo(id) < 0);
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            throw new RefusedException(400, "401", "The page key is invalid");
        }
    }
}

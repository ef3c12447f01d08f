package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Json;
import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.AccountKind;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.ledger.Direction;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.ledger.Order;
import com.dashtam.sandbox.ledger.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a test can see of a customer's books and change in them. */
final class Postings {
    private static final int MOST_AT_ONCE = 1_000;

    record Batch(List<Row> transactions) {}

    record Row(
            Optional<String> transactionId,
            Direction direction,
            BigDecimal amount,
            String description,
            Optional<String> type,
            Optional<Boolean> pending,
            Optional<Instant> madeAt) {}

    record Amendment(Optional<BigDecimal> amount, Optional<String> description) {}

    record Settlement(Optional<String> transactionId, Optional<BigDecimal> amount) {}

    private final Customers customers;
    private final InstantSource clock;
    private final Consumer<String> newData;

    /**
     * @param newData told of the customer whose books have changed
     */
    Postings(Customers customers, InstantSource clock, Consumer<String> newData) {
        this.newData = newData;
        this.customers = customers;
        this.clock = clock;
    }

    Response show(Request request) {
        Ledger ledger = ledger(request);
        return Response.json(
                200,
                Fields.of("customer_id", ledger.customer().id())
                        .and("accounts", ledger.accounts().stream().map(Postings::shown).toList()));
    }

    Response post(Request request) {
        Ledger ledger = ledger(request);
        AccountKind kind = kind(ledger, request.variable("account"));
        List<Row> rows = Json.read(request.body(), Batch.class).transactions();
        if (rows.isEmpty() || rows.size() > MOST_AT_ONCE) {
            throw new RefusedException(400, "401", "Between 1 and 1000 transactions are taken");
        }
        List<Order> orders = rows.stream().map(row -> order(row, kind)).toList();
        List<Fields> posted = ledger.post(kind, orders).stream().map(Postings::shown).toList();
        newData.accept(ledger.customer().id());
        return Response.json(201, Fields.of("transactions", posted));
    }

    Response settle(Request request) {
        Settlement settlement = Json.read(request.body(), Settlement.class);
        Ledger ledger = ledger(request);
        Transaction posted =
                ledger.settle(
                        request.variable("transaction"),
                        settlement.transactionId(),
                        settlement.amount().map(Postings::positive),
                        clock.instant());
        newData.accept(ledger.customer().id());
        return Response.json(200, shown(posted));
    }

    Response amend(Request request) {
        Amendment amendment = Json.read(request.body(), Amendment.class);
        Ledger ledger = ledger(request);
        Transaction amended =
                ledger.amend(
                        request.variable("transaction"),
                        amendment.amount().map(Postings::positive),
                        amendment.description());
        newData.accept(ledger.customer().id());
        return Response.json(200, shown(amended));
    }

    Response remove(Request request) {
        Ledger ledger = ledger(request);
        ledger.remove(request.variable("transaction"));
        newData.accept(ledger.customer().id());
        return Response.empty(204);
    }

    private Order order(Row row, AccountKind kind) {
        return new Order(
                row.transactionId(),
                row.direction(),
                positive(row.amount()),
                row.type().orElseGet(() -> usualType(kind, row.direction())),
                row.description(),
                row.pending().orElse(false),
                row.madeAt().orElseGet(clock::instant));
    }

    private Ledger ledger(Request request) {
        return customers
                .find(request.variable("customer"))
                .orElseThrow(() -> new RefusedException(404, "601", "Customer not found"));
    }

    private static AccountKind kind(Ledger ledger, String labelOrId) {
        return Arrays.stream(AccountKind.values())
                .filter(kind -> kind.label().equals(labelOrId))
                .findFirst()
                .or(() -> ledger.account(labelOrId).map(Account::kind))
                .orElseThrow(() -> new RefusedException(404, "701", "Account not found"));
    }

    private static Cents positive(BigDecimal amount) {
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new RefusedException(400, "401", "An amount is positive and has two places");
        }
        try {
            return Cents.exactly(amount);
        } catch (ArithmeticException huge) {
            throw new RefusedException(400, "401", "An amount is too large");
        }
    }

    private static String usualType(AccountKind kind, Direction direction) {
        boolean credit = direction == Direction.CREDIT;
        return switch (kind.category()) {
            case DEPOSIT_ACCOUNT -> credit ? "DEPOSIT" : "WITHDRAWAL";
            case LOC_ACCOUNT -> credit ? "PAYMENT" : "PURCHASE";
            case INVESTMENT_ACCOUNT -> credit ? "CONTRIBUTION" : "FEE";
        };
    }

    private static Fields shown(Account account) {
        return Fields.of("account_id", account.id())
                .and("kind", account.kind().label())
                .and("currency", account.kind().currency())
                .and("balance", account.balance().amount())
                .and("transactions", account.transactions().size())
                .and(
                        "pending",
                        account.transactions().stream().filter(Transaction::pending).count());
    }

    private static Fields shown(Transaction row) {
        return Fields.of("transaction_id", row.id())
                .and("reference_transaction_id", row.reference())
                .and("direction", row.direction().label())
                .and("amount", row.amount().amount())
                .and("description", row.description())
                .and("pending", row.pending());
    }
}

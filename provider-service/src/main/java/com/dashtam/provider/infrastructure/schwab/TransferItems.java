package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The parts of a transaction: what was traded, the fees for it, and cash. Only fees have a {@code
 * feeType}; amounts count pieces, costs are money with the sign it has for the account.
 */
record TransferItems(List<Fields> items) {

    private static final Fields NOTHING =
            new Fields(tools.jackson.databind.node.JsonNodeFactory.instance.objectNode());

    static TransferItems of(Fields row) {
        return new TransferItems(
                row.list("transferItems").stream()
                        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                        .map(TransferItems::item)
                        .toList());
    }

    private static Fields item(JsonNode node) {
        if (!node.isObject()) {
            throw new MalformedAnswerException("a transfer item that is no object");
        }
        return new Fields(node);
    }

    /** The security that it is about; absent when it is about cash alone. */
    Optional<Fields> traded() {
        return items.stream()
                .filter(item -> !item.has("feeType"))
                .filter(item -> item.object("instrument").isPresent())
                .filter(item ->
                        instrument(item).text("assetType").filter("CURRENCY"::equals).isEmpty())
                .findFirst();
    }

    /** The sum of all fees; absent when none is told of. */
    Optional<BigDecimal> fees() {
        return items.stream()
                .filter(item -> item.has("feeType"))
                .flatMap(item -> item.decimal("cost").or(() -> item.decimal("amount")).stream())
                .map(BigDecimal::abs)
                .reduce(BigDecimal::add);
    }

    /** What all parts did to the account's cash. */
    BigDecimal cost() {
        return items.stream()
                .flatMap(item -> item.decimal("cost").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Fields instrument(Fields item) {
        return item.object("instrument").orElse(NOTHING);
    }

    static Optional<String> symbol(Fields item) {
        return instrument(item).text("symbol");
    }
}

package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages that were asked for last: a page is written once as long as nothing is booked. */
final class RenderedPages {
    private static final int KEPT = 16;

    private record Rendered(List<Transaction> rows, Response response) {}

    private final Map<String, Rendered> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /**
     * @param address of the page, in which the account stands
     * @param rows all that the account has; another list means that something was booked
     */
    @SuppressWarnings("ReferenceEquality") // to compare the rows would cost more than to write them
    Response page(String address, List<Transaction> rows, Supplier<Response> writing) {
        Rendered known = find(address);
        if (known != null && known.rows == rows) {
            return known.response;
        }
        Response written = writing.get();
        keep(address, new Rendered(rows, written));
        return written;
    }

    private synchronized @Nullable Rendered find(String address) {
        return kept.get(address);
    }

    private synchronized void keep(String address, Rendered rendered) {
        kept.put(address, rendered);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}

package com.dashtam.sync.presentation.http;

import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ExportTransactions;
import com.dashtam.sync.application.transaction.ListTransactions;

/** Why a page is refused, as a problem. */
public final class Pages {

    private Pages() {}

    public static ProblemException problem(PageRefusal refusal) {
        return switch (refusal) {
            case OWNER_NOT_FOUND, IMPORT_NOT_FOUND -> ProblemException.notFound();
            case CURSOR_INVALID ->
                    ProblemException.invalid(
                            "cursor",
                            "invalid",
                            "is no cursor of this list with these filters in this order");
            case CURSOR_EXPIRED ->
                    ProblemException.invalid(
                            "cursor", "expired", "is too old; begin again without one");
            case WINDOW_REVERSED ->
                    ProblemException.invalid("end_date", "range", "must not be before start_date");
            case WINDOW_TOO_LONG ->
                    ProblemException.invalid(
                            "end_date", "range", "is further from start_date than is allowed");
            case AMOUNTS_REVERSED ->
                    ProblemException.invalid(
                            "max_amount", "range", "must not be less than min_amount");
            case OFFSET_TOO_FAR ->
                    ProblemException.invalid(
                            "offset",
                            "range",
                            "must be at most %d; go on with the next_cursor of a page as cursor"
                                    .formatted(ListTransactions.MAX_OFFSET));
            case OFFSET_WITH_CURSOR ->
                    ProblemException.invalid(
                            "offset", "conflict", "does not go together with a cursor");
            case TOO_MANY_ROWS ->
                    ProblemException.invalid(
                            "start_date",
                            "range",
                            "and the other filters must leave at most %d transactions for CSV"
                                    .formatted(ExportTransactions.MAX_ROWS));
        };
    }
}

package com.dashtam.sync.presentation.http;

import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.page.PageRefusal;

/** Why a page is refused, as a problem. */
public final class Pages {

    private Pages() {}

    public static ProblemException problem(PageRefusal refusal) {
        return switch (refusal) {
            case ACCOUNT_NOT_FOUND -> ProblemException.notFound();
            case CURSOR_INVALID ->
                    ProblemException.invalid(
                            "cursor", "invalid", "is no cursor of this list with these filters");
            case CURSOR_EXPIRED ->
                    ProblemException.invalid(
                            "cursor", "expired", "is too old; begin again without one");
            case WINDOW_REVERSED ->
                    ProblemException.invalid("end_date", "range", "must not be before start_date");
        };
    }
}

package com.dashtam.gateway.edge;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;

/** Why a request is refused before anything else looks at it. */
enum Refusal {
    MALFORMED_REQUEST(ProblemType.BAD_REQUEST, "The request is not valid HTTP/1.1."),
    MALFORMED_HOST(ProblemType.BAD_REQUEST, "The request needs one valid Host header."),
    MALFORMED_TARGET(ProblemType.BAD_REQUEST, "The request target has characters it must not."),
    AMBIGUOUS_PATH(ProblemType.BAD_REQUEST, "The path can be read in more than one way."),
    TARGET_TOO_LONG(ProblemType.URI_TOO_LONG, "The request target is too long."),
    HEADERS_TOO_LARGE(ProblemType.HEADERS_TOO_LARGE, "The request headers are too large.");

    private final ProblemType type;
    private final String detail;

    Refusal(ProblemType type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    ProblemException problem() {
        return new ProblemException(type, detail);
    }
}

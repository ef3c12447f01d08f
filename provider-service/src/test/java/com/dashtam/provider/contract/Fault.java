package com.dashtam.provider.contract;

import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.fixture.StubServer.Answer;
import java.util.Map;
import java.util.Optional;

/** Every way to fail, and what it stands for. */
enum Fault {
    UNAUTHORIZED(Answer.of(401, "{}"), new FetchFailure.TokenRejected()),
    TOO_MANY(
            new Answer.Whole(429, Map.of("Retry-After", "7"), "{}"),
            new FetchFailure.RateLimited(Optional.of(7))),
    TOO_MANY_WITHOUT_A_TIME(Answer.of(429, "{}"), new FetchFailure.RateLimited(Optional.empty())),
    SERVER_ERROR(Answer.of(500, "{}"), new FetchFailure.Unavailable()),
    MAINTENANCE(Answer.of(503, "<html>Later</html>"), new FetchFailure.Unavailable()),
    EDGE(
            new Answer.Whole(403, Map.of("Content-Type", "text/html"), "<html>Denied</html>"),
            new FetchFailure.Unavailable()),
    SILENCE(new Answer.Silence(), new FetchFailure.Unavailable()),
    BROKEN_OFF(new Answer.BrokenOff(), new FetchFailure.Unavailable()),
    BAD_REQUEST(Answer.of(400, "{}"), new FetchFailure.AnswerInvalid()),
    NOT_FOUND(Answer.of(404, "{}"), new FetchFailure.AnswerInvalid()),
    ELSEWHERE(
            new Answer.Whole(302, Map.of("Location", "http://elsewhere.test/"), ""),
            new FetchFailure.AnswerInvalid()),
    NOT_JSON(Answer.ok("{\"a\":"), new FetchFailure.AnswerInvalid()),
    A_PAGE(Answer.ok("<html>Welcome</html>"), new FetchFailure.AnswerInvalid()),
    NOTHING(Answer.ok(""), new FetchFailure.AnswerInvalid()),
    SOMETHING_ELSE(Answer.ok("7"), new FetchFailure.AnswerInvalid()),
    TOO_LARGE(
            Answer.ok("{\"a\":\"" + "x".repeat(AdapterContractIT.MOST_BYTES) + "\"}"),
            new FetchFailure.AnswerInvalid());

    private final Answer answer;
    private final FetchFailure meaning;

    Fault(Answer answer, FetchFailure meaning) {
        this.answer = answer;
        this.meaning = meaning;
    }

    Answer answer() {
        return answer;
    }

    FetchFailure meaning() {
        return meaning;
    }
}

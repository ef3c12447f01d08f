package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.KeyedRequest;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.RequestContext;
import com.dashtam.platform.idempotency.Idempotency;
import com.dashtam.platform.idempotency.KeptAnswer;
import com.dashtam.platform.idempotency.Served;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** How controllers answer where the contract has {@code x-idempotent: key}. */
public final class IdempotentAnswers {

    private final Idempotency idempotency;
    private final JsonMapper json;

    IdempotentAnswers(Idempotency idempotency, JsonMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * Answers the present request; when it has a key, once and for all.
     *
     * @param handler whose result must be that of its workflow or of its {@link
     *     com.dashtam.kernel.workflow.Transactions#decide}, unchanged
     * @param done the answer to its value: without secrets, of 64 KB at most
     * @throws ProblemException the refusal, or what a request with its key meets
     */
    public <T, E, B> ResponseEntity<B> answer(
            Supplier<Result<T, E>> handler,
            Function<T, ResponseEntity<B>> done,
            Function<E, ProblemException> refused) {
        Optional<KeyedRequest> request =
                RequestContext.current().flatMap(RequestContext::takeKeyed);
        if (request.isEmpty()) {
            return shown(handler.get(), done, refused);
        }
        Served<T, E> served =
                idempotency.serve(
                        request.get(),
                        handler,
                        result -> rendered(result, done, refused, request.get()));
        return switch (served) {
            case Served.Kept<T, E>(var answer) -> again(answer, new HttpHeaders());
            case Served.Replayed<T, E>(var answer) -> again(answer, replayed());
            case Served.Unkept<T, E>(var result) -> shown(result, done, refused);
        };
    }

    private static <T, E, B> ResponseEntity<B> shown(
            Result<T, E> result,
            Function<T, ResponseEntity<B>> done,
            Function<E, ProblemException> refused) {
        return switch (result) {
            case Result.Ok<T, E>(var value) -> done.apply(value);
            case Result.Err<T, E>(var refusal) -> throw refused.apply(refusal);
        };
    }

    private <T, E, B> KeptAnswer rendered(
            Result<T, E> result,
            Function<T, ResponseEntity<B>> done,
            Function<E, ProblemException> refused,
            KeyedRequest request) {
        return switch (result) {
            case Result.Ok<T, E>(var value) -> kept(done.apply(value));
            case Result.Err<T, E>(var refusal) ->
                    kept(
                            ProblemAnswers.of(
                                    refused.apply(refusal), request.path(), new HttpHeaders()));
        };
    }

    private KeptAnswer kept(ResponseEntity<?> answer) {
        if (answer.getHeaders().containsHeader(HttpHeaders.SET_COOKIE)) {
            throw new IllegalStateException("an answer with a secret would be stored");
        }
        byte[] body =
                switch (answer.getBody()) {
                    case null -> new byte[0];
                    case byte[] bytes -> bytes;
                    case Object value -> json.writeValueAsBytes(value);
                };
        var headers = new HashMap<String, List<String>>();
        if (body.length > 0) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON_VALUE));
        }
        answer.getHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new KeptAnswer(answer.getStatusCode().value(), headers, body);
    }

    private static HttpHeaders replayed() {
        var headers = new HttpHeaders();
        headers.set(ApiHeaders.IDEMPOTENT_REPLAYED, "true");
        return headers;
    }

    /** Bytes are written as they are, whatever type the controller's method declares. */
    @SuppressWarnings("unchecked")
    private static <B> ResponseEntity<B> again(KeptAnswer answer, HttpHeaders headers) {
        answer.headers().forEach(headers::addAll);
        return (ResponseEntity<B>)
                ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }
}

package com.dashtam.provider.presentation.http.webhook;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.webhook.ReceiveNotice;
import com.dashtam.provider.application.webhook.ReceiveNotice.Refusal;
import com.dashtam.provider.application.webhook.ReceiveNoticeHandler;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.presentation.http.api.WebhooksApi;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class WebhookController implements WebhooksApi {

    private static final Duration KEY_WAIT = Duration.ofSeconds(30);

    private final ReceiveNoticeHandler receive;
    private final CurrentCaller current;
    private final HttpServletRequest request;

    /**
     * @param request a proxy for the request at hand: each institution signs in headers of its own
     */
    public WebhookController(
            ReceiveNoticeHandler receive, CurrentCaller current, HttpServletRequest request) {
        this.receive = receive;
        this.current = current;
        this.request = request;
    }

    @Override
    public ResponseEntity<Void> receiveProviderWebhook(String slug, Resource body) {
        var command = new ReceiveNotice(new Slug(slug), new Delivery(bytesOf(body), headers()));
        return switch (receive.handle(command, current.caller())) {
            case Result.Ok<Unit, Refusal> _ -> ResponseEntity.ok().build();
            case Result.Err<Unit, Refusal>(var refusal) -> throw problem(refusal);
        };
    }

    private Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }

    private static byte[] bytesOf(Resource body) {
        try {
            return body.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotAwaited() -> ProblemException.notFound();
            case Refusal.NotBelieved(var reason) -> problem(reason);
        };
    }

    private static ProblemException problem(NoticeRefusal reason) {
        return switch (reason) {
            // One answer for all: a forger learns nothing from it.
            case SIGNATURE_MISSING, SIGNATURE_INVALID, OUTSIDE_TOLERANCE ->
                    new ProblemException(
                            ProblemType.UNAUTHORIZED, "The notice is not signed as it must be.");
            case NOTICE_UNREADABLE ->
                    new ProblemException(
                            ProblemType.BAD_REQUEST,
                            "The notice is not as the institution's description promises.");
            case KEY_UNAVAILABLE ->
                    new ProblemException(
                                    ProblemType.SERVICE_UNAVAILABLE,
                                    "The institution's key cannot be had now; try again.")
                            .retryAfter(KEY_WAIT);
        };
    }
}

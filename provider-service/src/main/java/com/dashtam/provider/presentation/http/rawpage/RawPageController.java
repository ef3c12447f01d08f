package com.dashtam.provider.presentation.http.rawpage;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.rawpage.ViewRawPage;
import com.dashtam.provider.application.rawpage.ViewRawPage.Refusal;
import com.dashtam.provider.application.rawpage.ViewRawPageHandler;
import com.dashtam.provider.presentation.http.api.RawPagesApi;
import com.dashtam.provider.presentation.http.model.RawPageView;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Shows pages as institutions sent them to whoever may look at them. */
@RestController
public final class RawPageController implements RawPagesApi {

    private final ViewRawPageHandler view;
    private final CurrentCaller current;

    public RawPageController(ViewRawPageHandler view, CurrentCaller current) {
        this.view = view;
        this.current = current;
    }

    @Override
    public ResponseEntity<Resource> viewRawPage(RawPageView request) {
        var command =
                new ViewRawPage(
                        request.getConnectionId(),
                        new PageHash(request.getPageSha256()),
                        request.getReason());
        return switch (view.handle(command, current.caller())) {
            case Result.Ok<byte[], Refusal>(var page) ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .cacheControl(CacheControl.noStore())
                            .body(new ByteArrayResource(page));
            case Result.Err<byte[], Refusal>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case CONNECTION_UNKNOWN, PAGE_UNKNOWN -> ProblemException.notFound();
            case KEY_UNKNOWN, NOT_AUTHENTIC ->
                    new ProblemException(
                            ProblemType.CONFLICT,
                            "The page is there and cannot be opened. The audit trail says why.");
        };
    }
}

package com.dashtam.identity.presentation.http.email;

import com.dashtam.identity.application.email.ConfirmEmailChange;
import com.dashtam.identity.application.email.ConfirmEmailChangeHandler;
import com.dashtam.identity.application.email.ConfirmationRefused;
import com.dashtam.identity.presentation.http.OneTimeTokens;
import com.dashtam.identity.presentation.http.api.EmailApi;
import com.dashtam.identity.presentation.http.model.EmailChangeConfirmation;
import com.dashtam.identity.presentation.http.model.EmailChangeConfirmationRequest;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Answers to the mails about a change of address, over HTTP. */
@RestController
public final class EmailController implements EmailApi {

    private static final String HALF = "The other address has still to confirm the change.";
    private static final String WHOLE = "The account has the other address now.";

    private final ConfirmEmailChangeHandler confirm;
    private final CurrentCaller current;

    EmailController(ConfirmEmailChangeHandler confirm, CurrentCaller current) {
        this.confirm = confirm;
        this.current = current;
    }

    @Override
    public ResponseEntity<EmailChangeConfirmation> confirmEmailChange(
            EmailChangeConfirmationRequest request) {
        var token = OneTimeTokens.parse(request.getToken());
        return switch (confirm.handle(new ConfirmEmailChange(token), current.caller())) {
            case Result.Ok<Boolean, ConfirmationRefused>(var complete) ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new EmailChangeConfirmation(complete, complete ? WHOLE : HALF));
            case Result.Err<Boolean, ConfirmationRefused>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(ConfirmationRefused refusal) {
        return switch (refusal) {
            case TOKEN_UNKNOWN -> OneTimeTokens.unknown();
            case TOKEN_EXPIRED -> OneTimeTokens.expired();
            case TOKEN_ALREADY_USED -> OneTimeTokens.alreadyUsed();
            case EMAIL_TAKEN ->
                    new ProblemException(
                            ProblemType.CONFLICT, "The address belongs to another account by now.");
        };
    }
}

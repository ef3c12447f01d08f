package com.dashtam.identity.presentation.http.deletion;

import com.dashtam.identity.application.deletion.AccountRestorationRefused;
import com.dashtam.identity.application.deletion.DeletionRequestRefused;
import com.dashtam.identity.application.deletion.RequestDeletion;
import com.dashtam.identity.application.deletion.RequestDeletionHandler;
import com.dashtam.identity.application.deletion.RestoreAccount;
import com.dashtam.identity.application.deletion.RestoreAccountHandler;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.presentation.http.OneTimeTokens;
import com.dashtam.identity.presentation.http.StepUpProblem;
import com.dashtam.identity.presentation.http.api.AccountDeletionApi;
import com.dashtam.identity.presentation.http.model.AccountDeletion;
import com.dashtam.identity.presentation.http.model.AccountRestoration;
import com.dashtam.identity.presentation.http.model.AccountRestorationRequest;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Deletions of accounts over HTTP, and second thoughts about them. */
@RestController
public final class DeletionController implements AccountDeletionApi {

    private static final String CLOSED =
            "The account is closed. A mail tells how to call its deletion off.";
    private static final String RESTORED = "The account stays; you can sign in.";

    private final RequestDeletionHandler requestDeletion;
    private final RestoreAccountHandler restoreAccount;
    private final CurrentCaller current;

    DeletionController(
            RequestDeletionHandler requestDeletion,
            RestoreAccountHandler restoreAccount,
            CurrentCaller current) {
        this.requestDeletion = requestDeletion;
        this.restoreAccount = restoreAccount;
        this.current = current;
    }

    @Override
    public ResponseEntity<AccountDeletion> deleteCurrentUser() {
        var token = current.token();
        var command = new RequestDeletion(token.userId(), token.sessionId());
        return switch (requestDeletion.handle(command, current.caller())) {
            case Result.Ok<UserDeletion, DeletionRequestRefused>(var deletion) ->
                    ResponseEntity.accepted().body(view(deletion));
            case Result.Err<UserDeletion, DeletionRequestRefused>(var refusal) ->
                    throw problem(refusal);
        };
    }

    private static AccountDeletion view(UserDeletion deletion) {
        return new AccountDeletion(
                deletion.id(), deletion.dueAt().atOffset(ZoneOffset.UTC), CLOSED);
    }

    private static ProblemException problem(DeletionRequestRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case USER_UNKNOWN ->
                    new ProblemException(ProblemType.UNAUTHORIZED, "The account is gone.");
        };
    }

    @Override
    public ResponseEntity<AccountRestoration> restoreAccount(AccountRestorationRequest request) {
        var command = new RestoreAccount(OneTimeTokens.parse(request.getToken()));
        return switch (restoreAccount.handle(command, current.caller())) {
            case Result.Ok<Unit, AccountRestorationRefused> _ ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new AccountRestoration(RESTORED));
            case Result.Err<Unit, AccountRestorationRefused>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(AccountRestorationRefused refusal) {
        return switch (refusal) {
            case TOKEN_UNKNOWN -> OneTimeTokens.unknown();
            case TOKEN_EXPIRED -> OneTimeTokens.expired();
            case TOKEN_ALREADY_USED -> OneTimeTokens.alreadyUsed();
        };
    }
}

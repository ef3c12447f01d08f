package com.dashtam.sync.presentation.http.matching;

import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.sync.application.matching.AnswerAccountMatch;
import com.dashtam.sync.application.matching.AnswerAccountMatchHandler;
import com.dashtam.sync.application.matching.ListAccountMatches;
import com.dashtam.sync.application.matching.ListAccountMatchesHandler;
import com.dashtam.sync.presentation.http.account.AccountView;
import com.dashtam.sync.presentation.http.api.AccountMatchesApi;
import com.dashtam.sync.presentation.http.model.Account;
import com.dashtam.sync.presentation.http.model.AccountMatchAnswer;
import com.dashtam.sync.presentation.http.model.AccountMatchList;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class AccountMatchController implements AccountMatchesApi {

    private final ListAccountMatchesHandler list;
    private final AnswerAccountMatchHandler answer;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    public AccountMatchController(
            ListAccountMatchesHandler list,
            AnswerAccountMatchHandler answer,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.list = list;
        this.answer = answer;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<AccountMatchList> listAccountMatches() {
        var open = list.handle(new ListAccountMatches(user()));
        return ResponseEntity.ok(
                new AccountMatchList().matches(open.stream().map(AccountMatchView::of).toList()));
    }

    @Override
    public ResponseEntity<Account> answerAccountMatch(
            UUID matchId, AccountMatchAnswer request, @Nullable String idempotencyKey) {
        var command =
                new AnswerAccountMatch(
                        user(), matchId, Optional.ofNullable(request.getAccountId()));
        return answers.answer(
                () -> answer.handle(command, current.caller()),
                AccountMatchController::kept,
                AccountMatchController::problem);
    }

    private static ResponseEntity<Account> kept(com.dashtam.sync.domain.account.Account account) {
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id()))
                .body(AccountView.of(account));
    }

    private static ProblemException problem(AnswerAccountMatch.Refusal refusal) {
        return switch (refusal) {
            case MATCH_UNKNOWN -> ProblemException.notFound();
            case ACCOUNT_NOT_A_CANDIDATE ->
                    ProblemException.invalid(
                            "account_id", "not_a_candidate", "is not one of the candidates");
        };
    }

    private UUID user() {
        return current.token().userId();
    }
}

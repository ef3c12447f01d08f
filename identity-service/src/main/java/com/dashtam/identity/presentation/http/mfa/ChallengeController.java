package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.AnswerChallenge;
import com.dashtam.identity.application.mfa.AnswerChallengeHandler;
import com.dashtam.identity.application.mfa.AnswerStepUp;
import com.dashtam.identity.application.mfa.AnswerStepUpHandler;
import com.dashtam.identity.application.mfa.ChallengeRefused;
import com.dashtam.identity.application.mfa.PosedChallenge;
import com.dashtam.identity.application.mfa.RequestPasskeySignIn;
import com.dashtam.identity.application.mfa.RequestPasskeySignInHandler;
import com.dashtam.identity.application.mfa.RequestStepUp;
import com.dashtam.identity.application.mfa.RequestStepUpHandler;
import com.dashtam.identity.application.session.SignedIn;
import com.dashtam.identity.presentation.http.TokenAnswers;
import com.dashtam.identity.presentation.http.api.ChallengeApi;
import com.dashtam.identity.presentation.http.model.ChallengeAnswer;
import com.dashtam.identity.presentation.http.model.RefreshTokenTransport;
import com.dashtam.identity.presentation.http.model.SessionChallenge;
import com.dashtam.identity.presentation.http.model.StepUp;
import com.dashtam.identity.presentation.http.model.Tokens;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Challenges over HTTP. */
@RestController
public final class ChallengeController implements ChallengeApi {

    private final RequestPasskeySignInHandler requestPasskeySignIn;
    private final AnswerChallengeHandler answerChallenge;
    private final RequestStepUpHandler requestStepUp;
    private final AnswerStepUpHandler answerStepUp;
    private final ChallengeViews views;
    private final TokenAnswers tokenAnswers;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    ChallengeController(
            RequestPasskeySignInHandler requestPasskeySignIn,
            AnswerChallengeHandler answerChallenge,
            RequestStepUpHandler requestStepUp,
            AnswerStepUpHandler answerStepUp,
            ChallengeViews views,
            TokenAnswers tokenAnswers,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.requestPasskeySignIn = requestPasskeySignIn;
        this.answerChallenge = answerChallenge;
        this.requestStepUp = requestStepUp;
        this.answerStepUp = answerStepUp;
        this.views = views;
        this.tokenAnswers = tokenAnswers;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<SessionChallenge> requestPasskeySignIn() {
        return posed(requestPasskeySignIn.handle(new RequestPasskeySignIn()));
    }

    @Override
    public ResponseEntity<SessionChallenge> requestStepUp() {
        var token = current.token();
        var command = new RequestStepUp(token.userId(), token.sessionId());
        return posed(requestStepUp.handle(command, current.caller()));
    }

    private ResponseEntity<SessionChallenge> posed(PosedChallenge challenge) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(views.view(challenge));
    }

    @Override
    public ResponseEntity<Tokens> answerSessionChallenge(
            UUID challengeId, ChallengeAnswer request, @Nullable RefreshTokenTransport transport) {
        var command = new AnswerChallenge(challengeId, ChallengeAnswers.parse(request));
        return switch (answerChallenge.handle(command, current.caller())) {
            case Result.Ok<SignedIn, ChallengeRefused>(var signedIn) ->
                    tokenAnswers.created(signedIn.tokens(), new HttpHeaders(), transport);
            case Result.Err<SignedIn, ChallengeRefused>(var refusal) ->
                    throw ChallengeAnswers.refusedSignIn(refusal);
        };
    }

    @Override
    public ResponseEntity<StepUp> answerStepUp(
            UUID challengeId, ChallengeAnswer request, @Nullable String idempotencyKey) {
        var token = current.token();
        var command =
                new AnswerStepUp(
                        token.userId(),
                        token.sessionId(),
                        challengeId,
                        ChallengeAnswers.parse(request));
        return answers.answer(
                () -> answerStepUp.handle(command, current.caller()),
                ChallengeController::steppedUp,
                ChallengeAnswers::refusedStepUp);
    }

    private static ResponseEntity<StepUp> steppedUp(Instant until) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new StepUp(until.atOffset(ZoneOffset.UTC)));
    }
}

package com.dashtam.identity.presentation.http.administration;

import com.dashtam.identity.application.administration.GetSecurityConfig;
import com.dashtam.identity.application.administration.GetSecurityConfigHandler;
import com.dashtam.identity.application.administration.RotateAllTokens;
import com.dashtam.identity.application.administration.RotateAllTokensHandler;
import com.dashtam.identity.application.key.NoSuchKey;
import com.dashtam.identity.application.key.RetireSigningKey;
import com.dashtam.identity.application.key.RetireSigningKeyHandler;
import com.dashtam.identity.application.key.RotateSigningKey;
import com.dashtam.identity.application.key.RotateSigningKeyHandler;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.presentation.http.api.SecurityAdministrationApi;
import com.dashtam.identity.presentation.http.model.GlobalRotation;
import com.dashtam.identity.presentation.http.model.GlobalRotationRequest;
import com.dashtam.identity.presentation.http.model.KeyRetirementReason;
import com.dashtam.identity.presentation.http.model.SecurityConfig;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What concerns the tokens of all users, over HTTP. */
@RestController
public final class SecurityAdministrationController implements SecurityAdministrationApi {

    private final RotateAllTokensHandler rotateTokens;
    private final RotateSigningKeyHandler rotateKey;
    private final RetireSigningKeyHandler retireKey;
    private final GetSecurityConfigHandler getConfig;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    SecurityAdministrationController(
            RotateAllTokensHandler rotateTokens,
            RotateSigningKeyHandler rotateKey,
            RetireSigningKeyHandler retireKey,
            GetSecurityConfigHandler getConfig,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.rotateTokens = rotateTokens;
        this.rotateKey = rotateKey;
        this.retireKey = retireKey;
        this.getConfig = getConfig;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<GlobalRotation> rotateAllTokens(
            GlobalRotationRequest request, @Nullable String idempotencyKey) {
        var command =
                new RotateAllTokens(
                        current.token().userId(),
                        request.getReason(),
                        Duration.ofSeconds(request.getGracePeriodSeconds()));
        return answers.answer(
                () -> rotateTokens.handle(command, current.caller()),
                version -> ResponseEntity.status(HttpStatus.CREATED).body(view(version)),
                _ -> {
                    throw new IllegalStateException("nothing refuses a rotation");
                });
    }

    private static GlobalRotation view(GlobalTokenVersion version) {
        int grace = Math.toIntExact(version.grace().toSeconds());
        return new GlobalRotation(
                version.version() - 1,
                version.version(),
                grace,
                "All tokens issued before are void in " + grace + " seconds.");
    }

    @Override
    public ResponseEntity<com.dashtam.identity.presentation.http.model.SigningKey> rotateSigningKey(
            @Nullable String idempotencyKey) {
        var command = new RotateSigningKey(current.token().userId());
        return answers.answer(
                () -> rotateKey.handle(command, current.caller()),
                SecurityAdministrationController::created,
                _ ->
                        new ProblemException(
                                ProblemType.CONFLICT,
                                "The key of the rotation before does not sign yet."));
    }

    private static ResponseEntity<com.dashtam.identity.presentation.http.model.SigningKey> created(
            SigningKey key) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        new com.dashtam.identity.presentation.http.model.SigningKey(
                                key.kid(), key.notBefore().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public ResponseEntity<Void> retireSigningKey(String kid, KeyRetirementReason reason) {
        var cause =
                switch (reason) {
                    case COMPROMISED -> RetireSigningKey.Cause.COMPROMISED;
                    case PRECAUTION -> RetireSigningKey.Cause.PRECAUTION;
                };
        var command = new RetireSigningKey(current.token().userId(), kid, cause);
        return switch (retireKey.handle(command, current.caller())) {
            case Result.Ok<Unit, NoSuchKey> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, NoSuchKey> _ -> throw ProblemException.notFound();
        };
    }

    @Override
    public ResponseEntity<SecurityConfig> getSecurityConfig() {
        var version = getConfig.handle(new GetSecurityConfig());
        var view =
                new SecurityConfig(version.version(), Math.toIntExact(version.grace().toSeconds()));
        version.last()
                .ifPresent(rotation ->
                        view.lastRotationAt(rotation.at().atOffset(ZoneOffset.UTC))
                                .lastRotationReason(rotation.note()));
        return ResponseEntity.ok(view);
    }
}

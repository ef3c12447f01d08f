package com.dashtam.identity.presentation.http.administration;

import com.dashtam.identity.application.administration.GetSecurityConfig;
import com.dashtam.identity.application.administration.GetSecurityConfigHandler;
import com.dashtam.identity.application.administration.RotateAllTokens;
import com.dashtam.identity.application.administration.RotateAllTokensHandler;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.presentation.http.api.SecurityAdministrationApi;
import com.dashtam.identity.presentation.http.model.GlobalRotation;
import com.dashtam.identity.presentation.http.model.GlobalRotationRequest;
import com.dashtam.identity.presentation.http.model.SecurityConfig;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.security.CurrentCaller;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What concerns the tokens of all users, over HTTP. */
@RestController
public final class SecurityAdministrationController implements SecurityAdministrationApi {

    private final RotateAllTokensHandler rotateTokens;
    private final GetSecurityConfigHandler getConfig;
    private final CurrentCaller current;

    SecurityAdministrationController(
            RotateAllTokensHandler rotateTokens,
            GetSecurityConfigHandler getConfig,
            CurrentCaller current) {
        this.rotateTokens = rotateTokens;
        this.getConfig = getConfig;
        this.current = current;
    }

    @Override
    public ResponseEntity<GlobalRotation> rotateAllTokens(GlobalRotationRequest request) {
        var command =
                new RotateAllTokens(
                        current.token().userId(),
                        request.getReason(),
                        Duration.ofSeconds(request.getGracePeriodSeconds()));
        return switch (rotateTokens.handle(command, current.caller())) {
            case Result.Ok<GlobalTokenVersion, Unit>(var version) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(view(version));
            case Result.Err<GlobalTokenVersion, Unit> _ ->
                    throw new IllegalStateException("nothing refuses a rotation");
        };
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

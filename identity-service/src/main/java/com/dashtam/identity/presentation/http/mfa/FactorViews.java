package com.dashtam.identity.presentation.http.mfa;

import com.dashtam.identity.application.mfa.EnabledFactor;
import com.dashtam.identity.application.mfa.TotpSetup;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.presentation.http.model.AddedPasskey;
import com.dashtam.identity.presentation.http.model.FactorList;
import com.dashtam.identity.presentation.http.model.PasskeyCreationOptions;
import com.dashtam.identity.presentation.http.model.RecoveryCodeList;
import com.dashtam.identity.presentation.http.model.TotpEnrollment;
import java.time.ZoneOffset;
import java.util.List;

/** Factors as clients see them. */
final class FactorViews {

    private FactorViews() {}

    static FactorList of(com.dashtam.identity.application.mfa.FactorList factors) {
        return new FactorList(
                factors.totp(),
                factors.passkeys().stream().map(FactorViews::of).toList(),
                factors.recoveryCodesLeft());
    }

    private static com.dashtam.identity.presentation.http.model.Passkey of(Passkey passkey) {
        var view =
                new com.dashtam.identity.presentation.http.model.Passkey(
                        passkey.id(), passkey.name(), passkey.createdAt().atOffset(ZoneOffset.UTC));
        passkey.usedAt().map(at -> at.atOffset(ZoneOffset.UTC)).ifPresent(view::lastUsedAt);
        return view;
    }

    static TotpEnrollment of(TotpSetup setup) {
        String uri = OtpAuthUri.of(setup);
        var code = QrCode.of(uri);
        return new TotpEnrollment(
                setup.enrollment().id(),
                setup.enrollment().secret().base32(),
                uri,
                code.svg(),
                code.png(),
                setup.enrollment().expiresAt().atOffset(ZoneOffset.UTC));
    }

    static com.dashtam.identity.presentation.http.model.PasskeyRegistration of(
            PasskeyRegistration registration, PasskeyCreationOptions options) {
        return new com.dashtam.identity.presentation.http.model.PasskeyRegistration(
                registration.id(), options, registration.expiresAt().atOffset(ZoneOffset.UTC));
    }

    static RecoveryCodeList of(List<RecoveryCode> codes) {
        return new RecoveryCodeList(texts(codes));
    }

    static AddedPasskey of(EnabledFactor<Passkey> enabled) {
        return new AddedPasskey(of(enabled.factor()), texts(enabled.recoveryCodes()));
    }

    private static List<String> texts(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::value).toList();
    }
}

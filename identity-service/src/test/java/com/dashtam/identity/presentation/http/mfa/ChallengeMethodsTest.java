package com.dashtam.identity.presentation.http.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.presentation.http.model.ChallengeMethod;
import com.dashtam.identity.presentation.http.model.PasswordResetRequest;
import com.dashtam.identity.presentation.http.model.RegisterUserRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChallengeMethodsTest {

    @Test
    void areNeitherHintsNorQuestions() {
        assertThat(ChallengeMethod.values())
                .extracting(ChallengeMethod::getValue)
                .containsExactlyInAnyOrder("totp", "passkey", "recovery_code", "password");
        assertThat(fieldsOf(RegisterUserRequest.class))
                .containsExactlyInAnyOrder("email", "password");
        assertThat(fieldsOf(PasswordResetRequest.class))
                .containsExactlyInAnyOrder("token", "newPassword");
    }

    private static Stream<String> fieldsOf(Class<?> request) {
        return Arrays.stream(request.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName);
    }
}

package com.dashtam.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.http.contract.Caching;
import com.dashtam.platform.http.contract.Operation;
import com.dashtam.platform.http.contract.Parameter;
import com.dashtam.platform.http.contract.ValueForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterCheckTest {

    @Test
    void refusesAParameterThatTheOperationDoesNotKnow() {
        var problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> ParameterCheck.check(operation(false), Map.of(), "code=1&iss=bank"));

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field, Problem.FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("iss", "unknown_parameter"));
    }

    @Test
    void passesOverUnknownParametersOfAnOpenQuery() {
        assertThatCode(() -> ParameterCheck.check(operation(true), Map.of(), "code=1&iss=bank"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesARepeatedParameterOfAnOpenQuery() {
        var problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> ParameterCheck.check(operation(true), Map.of(), "code=1&code=2"));

        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("code");
    }

    @Test
    void refusesACharacterThatNoDatabaseKeeps() {
        var problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> ParameterCheck.check(operation(false), Map.of(), "code=a%00b"));

        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("code");
    }

    private static Operation operation(boolean openQuery) {
        return new Operation(
                "receive",
                "GET",
                "/receive",
                "sample",
                new Access.Public(),
                Optional.empty(),
                Caching.NO_STORE,
                false,
                Operation.DEFAULT_MAX_BODY_BYTES,
                Set.of(),
                List.of(),
                List.of(new Parameter("code", false, ValueForm.of(Map.of("type", "string")))),
                openQuery,
                Set.of());
    }
}

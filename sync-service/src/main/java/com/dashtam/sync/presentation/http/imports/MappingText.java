package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem.FieldError;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.StrictJson;
import com.dashtam.platform.http.feed.FeedFormatException;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.sync.presentation.http.model.ImportMapping;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The mapping of a table, which comes as JSON in a part of a form. */
final class MappingText {

    /** It travels on in a header. */
    private static final int MOST_BYTES = 5_000;

    private static final JsonMapper JSON = StrictJson.builder().build();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private MappingText() {}

    /**
     * Reads it as strictly as any body.
     *
     * @throws ProblemException 400, which names the members
     */
    static ColumnMapping read(@Nullable String text) {
        if (text == null) {
            return ColumnMapping.NONE;
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw ProblemException.invalid("mapping", "size", "is longer than 5,000 bytes");
        }
        try {
            ImportMapping mapping = JSON.readValue(text, ImportMapping.class);
            requireValid(mapping);
            requireStorable(mapping);
            return MappingCodec.read(JSON.writeValueAsString(mapping));
        } catch (JacksonException | FeedFormatException e) {
            throw ProblemException.invalid(
                    "mapping", "malformed", "must be the JSON of an ImportMapping");
        }
    }

    private static void requireValid(ImportMapping mapping) {
        List<FieldError> errors =
                VALIDATOR.validate(mapping).stream()
                        .map(violation ->
                                new FieldError(
                                        "mapping." + snake(violation.getPropertyPath().toString()),
                                        "invalid",
                                        violation.getMessage()))
                        .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED, "The request is not valid.", errors);
        }
    }

    /** Accounts of another name could not be kept, nor what is theirs. */
    private static void requireStorable(ImportMapping mapping) {
        boolean stored =
                Optional.ofNullable(mapping.getAccount()).stream()
                        .flatMapToInt(account -> account.getName().chars())
                        .noneMatch(Character::isISOControl);
        if (!stored) {
            throw ProblemException.invalid(
                    "mapping.account.name", "invalid", "must have no control characters");
        }
    }

    private static String snake(String path) {
        return path.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The mapping as an answer shows it. */
    static ImportMapping shown(ColumnMapping mapping) {
        return JSON.readValue(MappingCodec.write(mapping), ImportMapping.class);
    }
}

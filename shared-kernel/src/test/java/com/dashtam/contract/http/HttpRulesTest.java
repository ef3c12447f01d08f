package com.dashtam.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpRulesTest {

    private static final Set<String> POLICIES = Set.of("api_read", "api_write");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(HttpFile.FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void parsesAsOpenApi(Path file) {
        var result = new OpenAPIV3Parser().readLocation(file.toString(), null, new ParseOptions());

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getSpecVersion()).hasToString("V31");
    }

    @Test
    void refusesToParseWhatIsNotOpenApi() {
        var text =
                """
                openapi: 3.1.0
                info: {title: Broken, version: 1.0.0}
                paths: {/api: {get: {operationId: 7, responses: nothing}}}
                """;

        assertThat(new OpenAPIV3Parser().readContents(text).getMessages()).isNotEmpty();
    }

    @Test
    void findsNothingWrongWithTheContracts() {
        assertThat(HttpRules.faults(HttpFile.all(), LimitPolicies.all().names())).isEmpty();
    }

    @Test
    void findsNothingWrongWithASampleThatHasNoFault() {
        assertThat(HttpRules.faults(List.of(SampleApi.faultless()), POLICIES)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    3.1.0                          | 3.0.3                         | is not OpenAPI 3.1
                    operationId: changeOrder       | operationId: change_order     | operationId is not camelCase
                    operationId: changeOrder       | operationId: listColours      | operationId is used twice
                    summary: Change an order       | ``                            | lacks a summary
                    tags: [orders]                 | tags: [orders, things]        | exactly one tag
                    tags: [orders]                 | tags: [Orders]                | exactly one tag
                    x-access: orders:write         | ``                            | x-access is neither
                    x-access: orders:write         | x-access: service             | x-access is neither
                    x-access: orders:write         | x-access: public              | security and x-access say different
                    security: [{accessToken: []}]  | ``                            | security and x-access say different
                    x-rate-limit: api_write        | ``                            | x-rate-limit names none of
                    x-rate-limit: api_write        | x-rate-limit: api_slow        | x-rate-limit names none of
                    '200': {description: All of them.} | '304': {description: The same.} | x-cache and the answer 304
                    operationId: listColours       | `operationId: listColours\n      x-cache: public` | x-cache and the answer 304
                    operationId: listColours       | `operationId: listColours\n      x-cache: often` | x-cache is no word for it
                    operationId: changeOrder       | `operationId: changeOrder\n      x-cache: private` | x-cache is for GET alone
                    operationId: changeOrder       | `operationId: changeOrder\n      x-cache: public` | cannot be kept for all
                    /api/v1/colours                | /internal/colours             | is in the wrong file
                    '200': {description: All of them.} | ``                        | says nothing of success
                    '400': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 400
                    '401': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 401
                    '403': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 403
                    '404': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 404
                    '413': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 413
                    '415': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 415
                    '429': {$ref: '#/components/responses/Problem'} | ``           | lacks the answer 429
                    application/problem+json       | application/json              | 400 is not application/problem+json
                    additionalProperties: false    | additionalProperties: true    | lacks additionalProperties: false
                    minimum: 1, maximum: 100       | minimum: 1                    | parameter page: a number without limits
                    enum: [red, blue]              | description: any              | body.colour: a string without a limit
                    minLength: 1, maxLength: 80    | minLength: 1                  | body.note: a string without a limit
                    [A-Z]{4}                       | [A-Z]{4,}                     | body.code: a string without a limit
                    [A-Z]{4}                       | [A-Z]+                        | body.code: a string without a limit
                    maxItems: 5,                   | ``                            | body.labels: an array without maxItems
                    maxLength: 9                   | minLength: 1                  | body.labels[]: a string without a limit
                    code: {                        | zipCode: {                    | body.zipCode: not snake_case
                    type: integer, minimum: 1, maximum: 99 | minimum: 1            | body.pieces: a value without a type
                    x-idempotent: key              | x-idempotent: always          | x-idempotent is key or repeatable
                    x-idempotent: key              | x-idempotent: repeatable      | has the parameter Idempotency-Key without
                    x-idempotent: key              | ``                            | has the parameter Idempotency-Key without
                    x-access: orders:send          | x-access: public              | needs a caller whose keys they are
                    post:                          | patch:                        | x-idempotent is for POST alone
                    name: Idempotency-Key          | name: Other-Key               | lacks the optional header parameter
                    name: Idempotency-Key          | `name: Idempotency-Key\n          required: true` | lacks the optional header parameter
                    '409': {$ref: '#/components/responses/Problem'} | ``           | sendParcel: lacks the answer 409
                    `'422':\n          $ref`       | `'410':\n          $ref`      | sendParcel: lacks the answer 422
                    Idempotent-Replayed            | Replayed                      | 201 lacks the header Idempotent-Replayed
                    headers: {Idempotent-Replayed  | headers: {Set-Cookie: {schema: {type: string}}, Idempotent-Replayed | 201 would store the secrets [Set-Cookie]
                    town: {type: string}           | access_token: {type: string}  | 201 would store the secrets [access_token]
                    town: {type: string}           | town: {type: string, format: password} | 201 would store the secrets [town]
                    """)
    void findsTheFault(String piece, String replacement, String fault) {
        var broken = SampleApi.with(piece, replacement);

        assertThat(HttpRules.faults(List.of(broken), POLICIES))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void findsAnOperationThatCreatesWithoutTakingAKey() {
        var text =
                """
                openapi: 3.1.0
                security: [{accessToken: []}]
                paths: {/api/v1/things: {post: {operationId: createThing, responses: {'201': {}}}}}
                """;

        assertThat(HttpRules.faults(List.of(HttpFile.of("thing", text)), POLICIES))
                .contains("createThing: creates something, and lacks x-idempotent");
    }

    @Test
    void letsAnOperationGoWithoutAKeyThatSaysItIsRepeatable() {
        var text =
                """
                openapi: 3.1.0
                security: [{accessToken: []}]
                paths: {/api/v1/things: {post: {operationId: createThing,
                  x-idempotent: repeatable, responses: {'201': {}}}}}
                """;

        assertThat(HttpRules.faults(List.of(HttpFile.of("thing", text)), POLICIES))
                .isNotEmpty()
                .noneMatch(fault -> fault.contains("idempotent"));
    }

    @Test
    void letsAnOperationCreateASecretWithoutAKey() {
        var text =
                """
                openapi: 3.1.0
                security: [{accessToken: []}]
                paths: {/api/v1/things: {post: {operationId: createThing, responses: {'201':
                  {headers: {Set-Cookie: {}}}}}}}
                """;

        assertThat(HttpRules.faults(List.of(HttpFile.of("thing", text)), POLICIES))
                .isNotEmpty()
                .noneMatch(fault -> fault.contains("x-idempotent"));
    }

    @Test
    void findsAnInternalOperationForUsers() {
        var text =
                """
                openapi: 3.1.0
                paths: {/internal/v1/things: {get: {operationId: listThings, x-access: authenticated}}}
                """;

        assertThat(HttpRules.faults(List.of(HttpFile.of("thing-internal", text)), POLICIES))
                .contains("listThings: x-access of an internal operation is service or public");
    }
}

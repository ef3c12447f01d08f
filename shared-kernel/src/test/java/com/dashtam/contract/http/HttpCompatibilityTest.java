package com.dashtam.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.contract.release.Release;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpCompatibilityTest {

    private static final HttpFile RELEASED = SampleApi.faultless();

    static List<Arguments> releasedFiles() {
        return Release.all().stream().flatMap(HttpCompatibilityTest::filesOf).toList();
    }

    private static Stream<Arguments> filesOf(Release release) {
        return HttpFile.in(release.http()).stream()
                .map(file ->
                        Arguments.of(
                                Named.of(release.version(), release), Named.of(file.name(), file)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("releasedFiles")
    void staysUsableForClientsOfEveryRelease(Release release, HttpFile released) {
        var current = HttpFile.all().stream().filter(file -> file.name().equals(released.name()));

        assertThat(current)
                .as("the contract " + released.name())
                .singleElement()
                .satisfies(file ->
                        assertThat(HttpCompatibility.breaks(released, file))
                                .as(release.remedy())
                                .isEmpty());
    }

    @Test
    void keepsTheContractsOfAtLeastOneRelease() {
        assertThat(releasedFiles()).isNotEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    summary: Change an order    | summary: Change what is ordered
                    x-rate-limit: api_write     | x-rate-limit: api_read
                    x-access: orders:write      | x-access: public
                    code: {                     | `size: {type: integer, minimum: 1, maximum: 9}\n                code: {`
                    enum: [red, blue]           | enum: [red, blue, green]
                    maxLength: 80               | maxLength: 90
                    minLength: 1, maxLength: 80 | maxLength: 80
                    enum: [open, sent]          | enum: [open, sent, lost]
                    required: [id, state]       | required: [id, state, price]
                    minimum: 1, maximum: 100    | minimum: 0, maximum: 200
                    """)
    void allows(String piece, String replacement) {
        var changed = SampleApi.with(piece, replacement);

        assertThat(HttpCompatibility.breaks(RELEASED, changed)).isEmpty();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /api/v1/colours:            | /api/v1/colors:               | GET /api/v1/colours: is gone
                    put:                        | post:                         | PUT /api/v1/orders/{order_id}: is gone
                    operationId: changeOrder    | operationId: setOrder         | operationId
                    x-access: public            | x-access: authenticated       | x-access is stricter
                    x-access: orders:write      | x-access: orders:admin        | x-access is stricter
                    name: page                  | name: page_number             | parameter query page is gone
                    in: query                   | `in: query\n          required: true` | parameter query page is required now
                    name: page                  | `name: size\n          in: query\n          required: true\n          schema: {type: boolean}\n        - name: page` | is new and required
                    minimum: 1, maximum: 100    | minimum: 1, maximum: 50       | its maximum is tighter
                    minimum: 1, maximum: 100    | minimum: 2, maximum: 100      | its minimum is tighter
                    requestBody:                | `requestBody:\n        required: true` | a body is required now
                    application/json:           | application/cbor:             | takes no application/json any more
                    required: [pieces]          | required: [pieces, note]      | body.note: is required now
                    colour: {                   | color: {                      | body.colour: is gone
                    enum: [red, blue]           | enum: [red]                   | body.colour: its enum is narrower
                    maxLength: 80               | maxLength: 70                 | body.note: its maxLength is tighter
                    minLength: 1                | minLength: 2                  | body.note: its minLength is tighter
                    type: [string, 'null']      | type: string                  | body.note: its type is narrower
                    '^[A-Z]{4}$'                | '^[A-Z]{5}$'                  | body.code: its pattern changed
                    code: {type: string,        | code: {type: string, format: hex, | body.code: its format changed
                    code: {type: string,        | code: {type: string, const: AAAA, | body.code: its const changed
                    maxItems: 5                 | maxItems: 4                   | body.labels: its maxItems is tighter
                    maxLength: 9                | maxLength: 8                  | body.labels[]: its maxLength is tighter
                    '422': {$ref: '#/components/responses/Problem'} | ``        | the answer 422 is gone
                    ETag:                       | Etag2:                        | the header ETag is gone
                    schema: {$ref: '#/components/schemas/Order'} | schema: {type: array} | 200: its type is wider
                    state: {type: string        | status: {type: string         | 200.state: is gone
                    required: [id, state]       | required: [id]                | 200.state: may be absent now
                    enum: [open, sent]          | description: any              | 200.state: is no enum any more
                    id: {type: string, format: uuid} | id: {type: string}       | 200.id: its format changed
                    id: {type: string, format: uuid} | id: {type: [string, 'null'], format: uuid} | 200.id: its type is wider
                    '^[0-9]+$'                  | '^[0-9.]+$'                   | 200.price: its pattern changed
                    weight: {type: integer}     | weight: {type: number}        | 200.parcels[].weight: its type is wider
                    """)
    void refuses(String piece, String replacement, String reason) {
        var changed = SampleApi.with(piece, replacement);

        assertThat(HttpCompatibility.breaks(RELEASED, changed))
                .anySatisfy(found -> assertThat(found).contains(reason));
    }
}

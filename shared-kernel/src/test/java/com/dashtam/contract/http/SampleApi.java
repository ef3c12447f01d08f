package com.dashtam.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

/** A small contract without a fault, for tests that put one into it. */
final class SampleApi {

    private static final String PROBLEM =
            "content: {application/problem+json: {schema: {type: object}}}";
    private static final String TEXT =
            """
            openapi: 3.1.0
            info: {title: Sample, version: 1.0.0}
            security: [{accessToken: []}]
            paths:
              /api/v1/orders/{order_id}:
                put:
                  operationId: changeOrder
                  tags: [orders]
                  summary: Change an order
                  x-access: orders:write
                  x-rate-limit: api_write
                  parameters:
                    - name: order_id
                      in: path
                      required: true
                      schema: {type: string, format: uuid}
                    - name: page
                      in: query
                      schema: {type: integer, minimum: 1, maximum: 100}
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          additionalProperties: false
                          required: [pieces]
                          properties:
                            pieces: {type: integer, minimum: 1, maximum: 99}
                            colour: {type: string, enum: [red, blue]}
                            note: {type: [string, 'null'], minLength: 1, maxLength: 80}
                            code: {type: string, pattern: '^[A-Z]{4}$'}
                            labels: {type: array, maxItems: 5, items: {type: string, maxLength: 9}}
                  responses:
                    '200':
                      description: The order.
                      headers: {ETag: {schema: {type: string}}}
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Order'}
                    '400': {$ref: '#/components/responses/Problem'}
                    '401': {$ref: '#/components/responses/Problem'}
                    '403': {$ref: '#/components/responses/Problem'}
                    '404': {$ref: '#/components/responses/Problem'}
                    '413': {$ref: '#/components/responses/Problem'}
                    '415': {$ref: '#/components/responses/Problem'}
                    '422': {$ref: '#/components/responses/Problem'}
                    '429': {$ref: '#/components/responses/Problem'}
              /api/v1/parcels:
                post:
                  operationId: sendParcel
                  tags: [parcels]
                  summary: Send a parcel
                  x-access: orders:send
                  x-rate-limit: api_write
                  x-idempotent: key
                  parameters:
                    - name: Idempotency-Key
                      in: header
                      schema: {type: string, maxLength: 255}
                  responses:
                    '201':
                      description: The parcel is on its way.
                      headers: {Idempotent-Replayed: {schema: {type: string}}}
                      content:
                        application/json:
                          schema:
                            type: object
                            properties:
                              stops: {type: array, items: {type: object, properties: {town: {type: string}}}}
                    '400': {$ref: '#/components/responses/Problem'}
                    '401': {$ref: '#/components/responses/Problem'}
                    '403': {$ref: '#/components/responses/Problem'}
                    '409': {$ref: '#/components/responses/Problem'}
                    '422':
                      $ref: '#/components/responses/Problem'
                    '429': {$ref: '#/components/responses/Problem'}
              /api/v1/colours:
                get:
                  operationId: listColours
                  tags: [colours]
                  summary: List the colours
                  x-access: public
                  x-rate-limit: api_read
                  security: []
                  responses:
                    '200': {description: All of them.}
                    '429': {$ref: '#/components/responses/Problem'}
            components:
              responses:
                Problem: {description: Refused., PROBLEM}
              schemas:
                Order:
                  type: object
                  required: [id, state]
                  properties:
                    id: {type: string, format: uuid}
                    state: {type: string, enum: [open, sent]}
                    price: {allOf: [{$ref: '#/components/schemas/Decimal'}], description: In euro.}
                    parcels: {type: array, items: {type: object, properties: {weight: {type: integer}}}}
                Decimal: {type: string, pattern: '^[0-9]+$'}
            """
                    .replace("PROBLEM", PROBLEM);

    private SampleApi() {}

    static HttpFile faultless() {
        return HttpFile.of("sample", TEXT);
    }

    /** The sample with the first occurrence of a piece of its text replaced. */
    static HttpFile with(String piece, String replacement) {
        int start = TEXT.indexOf(piece);
        assertThat(start).as("where the sample says: " + piece).isNotNegative();
        return HttpFile.of(
                "sample",
                TEXT.substring(0, start) + replacement + TEXT.substring(start + piece.length()));
    }
}

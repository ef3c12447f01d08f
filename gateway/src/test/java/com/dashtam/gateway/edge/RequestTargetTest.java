package com.dashtam.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/openapi.yaml",
                "/api/v1/accounts?cursor=a%2Fb%3D&limit=5",
                "/oauth/bank/callback?state=a;b&x[]=1",
                "/a/%20b",
                "/a?"
            })
    void takesTargetsThatHaveOneReading(String target) {
        assertThat(RequestTarget.check(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../b", "/a/./b", "/a/.", "/a..b", "//a", "/a;b", "/a%2e", "/a%2E", "/a%2f",
                "/a%3b", "/a%5C", "/a%25", "/a\\b", "/a%00", "/a%1f", "/a%7F"
            })
    void refusesPathsThatCanBeReadInMoreThanOneWay(String target) {
        assertThat(RequestTarget.check(target)).contains(Refusal.AMBIGUOUS_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "http://a/b",
                "/a%",
                "/a%4",
                "/a%zz",
                "/a b",
                "/a?<",
                "/\u00e4",
                "/a?\u00e4",
                "/a?%g0"
            })
    void refusesTargetsInForeignCharacters(String target) {
        assertThat(RequestTarget.check(target)).contains(Refusal.MALFORMED_TARGET);
    }
}

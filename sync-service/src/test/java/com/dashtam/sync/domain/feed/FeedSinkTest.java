package com.dashtam.sync.domain.feed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException;
import com.dashtam.sync.fixture.Any;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedSinkTest {

    private final FeedSink nothing = new FeedSink() {};

    @Test
    void refusesEachLineThatNobodyAskedFor() {
        assertThatThrownBy(() -> nothing.connection(UUID.randomUUID(), "bank"))
                .isInstanceOf(UnexpectedLineException.class)
                .hasMessageEndingWith("connection");
        assertThatThrownBy(() -> nothing.account(Any.account("a")))
                .isInstanceOf(UnexpectedLineException.class)
                .hasMessageEndingWith("account");
        assertThatThrownBy(() -> nothing.transaction(Any.transaction("a").get()))
                .isInstanceOf(UnexpectedLineException.class)
                .hasMessageEndingWith("transaction");
    }
}

package com.dashtam.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void endsWhereTheNextOneBegins() {
        var page = Page.cut(List.of(1, 2, 3), 2, last -> "after " + last);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.next()).hasValue("after 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void isTheLastOneWhenNoMoreWasFound(int limit) {
        var page = Page.cut(List.of(1, 2, 3), limit, last -> "after " + last);

        assertThat(page.items()).containsExactly(1, 2, 3);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void mayBeEmpty() {
        assertThat(Page.cut(List.<String>of(), 2, last -> last).next()).isEmpty();
    }
}

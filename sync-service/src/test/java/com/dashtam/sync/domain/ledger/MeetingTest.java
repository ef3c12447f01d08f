package com.dashtam.sync.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.ledger.Meeting.Candidate;
import com.dashtam.sync.domain.ledger.Meeting.Told;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeetingTest {

    private final Told bakery = told("Bakery", 0);
    private final Told bookShop = told("Book shop", 0);
    private final Told laterBakery = told("BAKERY 12", 2);

    @Test
    void prefersLikeDescriptionsToTheNearestDay() {
        var near = new Candidate(bookShop, laterBakery);
        var alike = new Candidate(bakery, laterBakery);

        assertThat(Meeting.decide(List.of(near, alike))).containsExactly(alike);
    }

    @Test
    void prefersTheNearestDayWhereDescriptionsSayNothing() {
        var far = new Candidate(told("A1", -2), told("B2", 1));
        var near = new Candidate(told("A1", 0), far.younger());

        assertThat(Meeting.decide(List.of(far, near))).containsExactly(near);
    }

    @Test
    void pairsEachOfThemOnce() {
        var other = told("Bakery", 1);
        var first = new Candidate(bakery, other);
        var second = new Candidate(bakery, laterBakery);
        var third = new Candidate(told("Bakery", 3), laterBakery);

        assertThat(Meeting.decide(List.of(second, third, first)))
                .containsExactlyInAnyOrder(first, third);
    }

    @Test
    void decidesNothingOfNothing() {
        assertThat(Meeting.decide(List.of())).isEmpty();
    }

    private static Told told(String description, int day) {
        return new Told(UUID.randomUUID(), description, Any.TODAY.plusDays(day));
    }
}

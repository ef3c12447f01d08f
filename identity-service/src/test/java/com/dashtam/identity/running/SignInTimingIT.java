package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.user.Lockout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares how long refusals take. The three kinds take turns, so that whatever else the machine
 * does falls on all of them; what is compared is how often one takes longer than another, which is
 * half of the times when nothing tells them apart.
 */
class SignInTimingIT {

    private static final String WRONG = "Wrong-Password-1";
    private static final int WARM_UP = 40;
    private static final int SAMPLES = 160;

    /** With as many samples, chance alone leaves this once in tens of thousands of runs. */
    private static final double MOST_BIAS = 0.15;

    private final Visitor known = Visitor.verified();
    private final Visitor locked = Visitor.verified();

    private final List<Long> ofWrong = new ArrayList<>();
    private final List<Long> ofUnknown = new ArrayList<>();
    private final List<Long> ofLocked = new ArrayList<>();

    @Test
    void tellsNeitherAnUnknownAddressNorALockedAccountByTheTimeItTakes() {
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertThat(locked.signIn(WRONG).status()).isEqualTo(401);
        }
        for (int i = 0; i < WARM_UP + SAMPLES; i++) {
            if (i == WARM_UP) {
                List.of(ofWrong, ofUnknown, ofLocked).forEach(List::clear);
            }
            ofWrong.add(timed(known));
            ofUnknown.add(timed(new Visitor()));
            ofLocked.add(timed(locked));
            if (i % (Lockout.MAX_FAILURES - 1) == 0) {
                known.signedIn();
            }
        }

        assertThat(howOftenLonger(ofUnknown, ofWrong)).isBetween(0.5 - MOST_BIAS, 0.5 + MOST_BIAS);
        assertThat(howOftenLonger(ofLocked, ofWrong)).isBetween(0.5 - MOST_BIAS, 0.5 + MOST_BIAS);
    }

    private static long timed(Visitor visitor) {
        long began = System.nanoTime();
        var answer = visitor.signIn(WRONG);
        long took = System.nanoTime() - began;
        assertThat(answer.status()).isEqualTo(401);
        return took;
    }

    /** The statistic of Mann and Whitney, as a share of all pairs. */
    private static double howOftenLonger(List<Long> some, List<Long> others) {
        long longer =
                some.stream()
                        .mapToLong(one -> others.stream().filter(other -> one > other).count())
                        .sum();
        return (double) longer / (some.size() * (long) others.size());
    }
}

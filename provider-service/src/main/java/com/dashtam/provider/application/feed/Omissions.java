package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells of the first records that were left out, and counts them all. */
final class Omissions {

    private final Consumer<FeedLine> lines;
    private final int most;
    private int told;
    private int onPage;

    /**
     * @param most how many are told of one by one
     */
    Omissions(Consumer<FeedLine> lines, int most) {
        this.lines = lines;
        this.most = most;
    }

    void add(LeftOut leftOut) {
        onPage++;
        if (told < most) {
            told++;
            lines.accept(new FeedLine.Omission(leftOut));
        }
    }

    /** So many statements were refused by the institution; where they would stand nobody knows. */
    void refused(int statements) {
        for (int i = 0; i < statements; i++) {
            add(
                    new LeftOut(
                            LeftOut.Kind.STATEMENT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            LeftOut.Reason.REFUSED));
        }
    }

    /** How many there were since it was asked last. */
    int take() {
        int taken = onPage;
        onPage = 0;
        return taken;
    }
}

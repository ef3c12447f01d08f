package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.platform.http.feed.FeedCodec;
import java.net.http.HttpResponse;
import java.util.List;

/** The lines of an answer, read as another service reads them. */
record Feed(List<FeedLine> lines) {

    static Feed of(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(FeedLine.MEDIA_TYPE);
        return new Feed(answer.body().lines().map(FeedCodec::read).toList());
    }

    Feed whole() {
        assertThat(last()).isInstanceOf(FeedLine.End.class);
        return this;
    }

    FeedLine first() {
        return lines.getFirst();
    }

    FeedLine last() {
        return lines.getLast();
    }

    List<NormalizedAccount> accounts() {
        return only(FeedLine.Account.class).stream().map(FeedLine.Account::account).toList();
    }

    List<NormalizedTransaction> transactions() {
        return only(FeedLine.Transaction.class).stream()
                .map(FeedLine.Transaction::transaction)
                .toList();
    }

    List<FeedLine.Removed> removed() {
        return only(FeedLine.Removed.class);
    }

    /** From where the next reading may go on. */
    String bookmark() {
        assertThat(lines.get(lines.size() - 2)).isInstanceOf(FeedLine.Bookmark.class);
        return only(FeedLine.Bookmark.class).getFirst().text();
    }

    List<NormalizedHolding> holdings() {
        return only(FeedLine.Holding.class).stream().map(FeedLine.Holding::holding).toList();
    }

    /** The accounts whose holdings are told in full. */
    List<String> holders() {
        return only(FeedLine.HoldingsOf.class).stream()
                .map(FeedLine.HoldingsOf::providerAccountId)
                .toList();
    }

    int pages() {
        return only(FeedLine.PageEnd.class).size();
    }

    private <T extends FeedLine> List<T> only(Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

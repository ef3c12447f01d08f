package com.dashtam.provider.domain.webhook;

import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;

/** Which notices have had their effect. */
public interface NoticeReceipts {

    /**
     * Takes note of a notice, if the transaction of whoever calls commits.
     *
     * @return false when it has been taken before
     */
    boolean take(Slug slug, String noticeId, Instant now);

    /** Forgets notices that nobody can have sent again since. */
    void forgetBefore(Instant moment, int atMost);
}

package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import java.util.List;

/** A kind of file that institutions give their customers. */
public non-sealed interface StatementFormat extends InstitutionAdapter {

    /**
     * Reads every statement of the file, or refuses the file as a whole.
     *
     * @return {@link FeedFailure#FILE_UNREADABLE} or {@link FeedFailure#FILE_WITHOUT_ACCOUNT}
     */
    Result<List<Statement>, FeedFailure> read(byte[] file);
}

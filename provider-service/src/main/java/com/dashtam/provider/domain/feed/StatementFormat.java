package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;

/** A kind of file that institutions give their customers. */
public non-sealed interface StatementFormat extends InstitutionAdapter {

    /**
     * Opens a file, or refuses it as a whole. What can be read of it is known afterwards, except
     * single rows.
     *
     * @param told how it is to be read, if it is a table; of no meaning for other files
     * @return {@link FeedFailure#FILE_UNREADABLE} or {@link FeedFailure#FILE_WITHOUT_ACCOUNT}
     */
    Result<StatementFile, FeedFailure> open(byte[] file, ColumnMapping told);
}

package com.dashtam.sync.application.page;

/** Why a page of a list, or the whole of it, cannot be given. */
public enum PageRefusal {
    /** The cursor was changed, or belongs to another list, other filters or another order. */
    CURSOR_INVALID,
    /** The cursor is older than what is remembered. */
    CURSOR_EXPIRED,
    /** The account or connection that is meant does not exist, or is somebody else's. */
    OWNER_NOT_FOUND,
    /** The import that the list is about does not exist, or is somebody else's. */
    IMPORT_NOT_FOUND,
    /** The range of dates ends before it begins. */
    WINDOW_REVERSED,
    /** The range of dates is longer than any that makes sense. */
    WINDOW_TOO_LONG,
    /** The greatest amount is below the least one. */
    AMOUNTS_REVERSED,
    /** So many rows are not passed over. */
    OFFSET_TOO_FAR,
    /** A cursor tells where to begin already. */
    OFFSET_WITH_CURSOR,
    /** A file would have more rows than one may have. */
    TOO_MANY_ROWS
}

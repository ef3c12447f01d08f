package com.dashtam.sync.application.page;

/** Why a page of a list cannot be given. */
public enum PageRefusal {
    /** The cursor was changed, or belongs to another list or other filters. */
    CURSOR_INVALID,
    /** The cursor is older than what is remembered. */
    CURSOR_EXPIRED,
    /** The account that the list is about does not exist, or is somebody else's. */
    ACCOUNT_NOT_FOUND,
    /** The range of dates ends before it begins. */
    WINDOW_REVERSED
}

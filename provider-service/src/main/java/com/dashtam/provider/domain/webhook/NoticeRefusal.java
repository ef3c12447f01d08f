package com.dashtam.provider.domain.webhook;

/** Why a delivery does not count as the institution's word. */
public enum NoticeRefusal {
    SIGNATURE_MISSING,
    SIGNATURE_INVALID,
    /** Signed too long ago, or in the future: somebody may be sending it once more. */
    OUTSIDE_TOLERANCE,
    /** Signed by the institution, and not what its description says. */
    NOTICE_UNREADABLE,
    /** The institution did not give the key that tells; it may later. */
    KEY_UNAVAILABLE
}

package com.dashtam.provider.infrastructure.fdx;

/** How an institution names the place where the next page begins. */
public enum Paging {
    /** {@code nextOffset} in the answer, {@code offset} in the question; until FDX 6.1. */
    OFFSET("offset", "nextOffset"),
    /** {@code nextPageKey} in the answer, {@code pageKey} in the question; since FDX 6.2. */
    PAGE_KEY("pageKey", "nextPageKey");

    private final String parameter;
    private final String member;

    Paging(String parameter, String member) {
        this.parameter = parameter;
        this.member = member;
    }

    String parameter() {
        return parameter;
    }

    String member() {
        return member;
    }

    /** The member of an institution that does it the other way. */
    String other() {
        return switch (this) {
            case OFFSET -> PAGE_KEY.member;
            case PAGE_KEY -> OFFSET.member;
        };
    }
}

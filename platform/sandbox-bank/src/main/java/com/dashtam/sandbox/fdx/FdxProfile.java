package com.dashtam.sandbox.fdx;

/**
 * What differs between institutions that all speak FDX.
 *
 * @param pathPrefix of every path, such as /fdx/v6; empty for none
 * @param largestPage elements; a larger limit is cut down to this
 */
public record FdxProfile(String pathPrefix, PagingStyle paging, int largestPage) {
    public FdxProfile {
        boolean rooted = pathPrefix.isEmpty() || pathPrefix.startsWith("/");
        if (!rooted || pathPrefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "a path prefix begins with a slash and does not end with one");
        }
        if (largestPage < 1) {
            throw new IllegalArgumentException("a page holds at least one element");
        }
    }

    public static FdxProfile usual() {
        return new FdxProfile("/fdx/v6", PagingStyle.OFFSET, 500);
    }
}

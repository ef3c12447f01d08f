package com.dashtam.kernel.digest;

import java.util.concurrent.CompletableFuture;

/**
 * SHA-256 of bytes that come piece by piece, worked out while the one thread that brings them goes
 * on with its work.
 */
public final class BackgroundSha256 {

    private final RunningSha256 digest = new RunningSha256();
    private CompletableFuture<Void> digested = CompletableFuture.completedFuture(null);

    /**
     * @param piece that nobody changes any more
     */
    public void add(byte[] piece) {
        digested = digested.thenRunAsync(() -> digest.add(piece), Thread::startVirtualThread);
    }

    /** Of all pieces so far, one behind the other; as 64 characters, in lower case. */
    public String hex() {
        digested.join();
        return digest.hex();
    }
}

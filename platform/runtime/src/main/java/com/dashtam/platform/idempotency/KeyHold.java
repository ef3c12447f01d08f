package com.dashtam.platform.idempotency;

import com.dashtam.kernel.result.Result;
import java.util.UUID;

/**
 * The hold that a workflow has on the key of its request; each call in a transaction of its own.
 */
public interface KeyHold {

    /** For what serves no request with a key. */
    KeyHold NONE =
            new KeyHold() {
                @Override
                public void claim() {}

                @Override
                public UUID claim(UUID workflowId) {
                    return workflowId;
                }

                @Override
                public void keep(Result<?, ?> result) {}

                @Override
                public boolean release() {
                    return true;
                }
            };

    /**
     * Takes the key for a decision that a single transaction makes.
     *
     * @throws KeyTakenException when another request has it
     */
    void claim();

    /**
     * Takes the key for a workflow of several transactions.
     *
     * @return the workflow to carry on with: the one given, or an earlier one that was left open
     *     and whose attempt is on record
     * @throws KeyTakenException when another request has it
     */
    UUID claim(UUID workflowId);

    /**
     * Stores the answer that this result is given, or frees the key when that answer is not final.
     *
     * @throws KeyTakenException when the hold took so long that another request took the key
     */
    void keep(Result<?, ?> result);

    /** Frees the key; false when another request has taken it meanwhile. */
    boolean release();
}

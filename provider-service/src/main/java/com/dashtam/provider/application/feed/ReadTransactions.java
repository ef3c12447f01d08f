package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.feed.Period;
import java.util.Optional;
import java.util.UUID;

/**
 * A service wants the transactions of a connection.
 *
 * @param wanted which of them
 */
public record ReadTransactions(UUID connectionId, Period period, Wanted wanted) implements Command {

    /** Which transactions. */
    public sealed interface Wanted {

        /** Those of the period in all accounts. */
        record All() implements Wanted {}

        /**
         * Those of the period in one account.
         *
         * @param id the institution's identifier of it
         */
        record OfAccount(String id) implements Wanted {}

        /**
         * What has changed in all accounts, where the institution can tell; else as {@link All}.
         *
         * @param bookmark where the last reading ended; absent for the first one
         */
        record ChangedSince(Optional<String> bookmark) implements Wanted {}
    }
}

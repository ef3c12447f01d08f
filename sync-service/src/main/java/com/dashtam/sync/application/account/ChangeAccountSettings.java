package com.dashtam.sync.application.account;

import com.dashtam.events.sync.AccountSettingsRefusal;
import com.dashtam.kernel.command.Command;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.OwnName;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A user says how an account counts and what it is called.
 *
 * @param excluded absent to leave it
 * @param ownName absent to leave it, empty inside to remove it
 */
public record ChangeAccountSettings(
        UUID userId,
        UUID accountId,
        Optional<Boolean> excluded,
        Optional<Optional<OwnName>> ownName)
        implements Command {

    /** What the settings are afterwards. */
    AccountSettings applied(AccountSettings before) {
        return new AccountSettings(
                excluded.orElse(before.excludedFromNetWorth()), ownName.orElse(before.ownName()));
    }

    /** Why the settings stay as they are. */
    public enum Refusal {
        ACCOUNT_UNKNOWN;

        AccountSettingsRefusal onRecord() {
            return AccountSettingsRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}

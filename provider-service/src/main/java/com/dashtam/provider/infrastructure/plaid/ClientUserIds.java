package com.dashtam.provider.infrastructure.plaid;

import java.util.UUID;

/** The port that makes Plaid's name for a user of ours, by which nobody else knows him. */
@FunctionalInterface
public interface ClientUserIds {

    String of(UUID userId);
}

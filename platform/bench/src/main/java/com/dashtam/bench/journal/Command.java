package com.dashtam.bench.journal;

import java.util.Optional;
import java.util.UUID;

/** A command that the system has answered with success, and what must be true from then on. */
public sealed interface Command {

    /** The workflow that the command runs as; absent where it only records a fact. */
    Optional<String> workflow();

    /** Somebody with this address has an account, from now or from before. */
    record Register(String email) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("user_registration");
        }
    }

    record Verify(String email) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("email_verification");
        }
    }

    /**
     * @param tokenHash SHA-256 of the refresh token, in hex
     */
    record SignIn(UUID userId, UUID sessionId, String tokenHash) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("user_login");
        }
    }

    /**
     * @param tokenHash SHA-256 of the new refresh token, in hex
     */
    record Refresh(UUID sessionId, String tokenHash) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("auth_token_refresh");
        }
    }

    record SignOut(UUID sessionId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("user_logout");
        }
    }

    record Connect(UUID userId, UUID connectionId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("provider_connection");
        }
    }

    record Rename(UUID connectionId, String alias) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.empty();
        }
    }

    /** The connection is over, by this request or an earlier one. */
    record Disconnect(UUID connectionId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("provider_disconnection");
        }
    }

    record StartSync(UUID connectionId, UUID syncId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("provider_data_sync");
        }
    }

    /** A job that was under way already was named instead of a second one. */
    record JoinSync(UUID connectionId, UUID syncId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.empty();
        }
    }

    record StartImport(UUID userId, UUID importId) implements Command {
        @Override
        public Optional<String> workflow() {
            return Optional.of("file_import");
        }
    }
}

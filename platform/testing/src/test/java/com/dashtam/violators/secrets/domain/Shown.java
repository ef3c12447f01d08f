package com.dashtam.violators.secrets.domain;

public final class Shown {

    record Token(String token) {}

    record Secret(String secret) {}

    record Password(String password) {}

    record Verifier(String verifier) {}

    record ApiKey(String apiKey) {}

    record AsBytes(byte[] secret) {}

    record OfAKind(String accessToken) {}

    record ByItsField(String token) {
        @Override
        public String toString() {
            return "ByItsField[" + token + "]";
        }
    }

    record ByItsAccessor(String token) {
        @Override
        public String toString() {
            return "ByItsAccessor[" + token() + "]";
        }
    }

    public record Redacted(String user, String password, byte[] apiKey) {
        @Override
        public String toString() {
            return "Redacted[" + user + "]";
        }
    }

    public record WithoutSecrets(String tokenType, int token) {}
}

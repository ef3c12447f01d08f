package com.dashtam.bench.client;

import com.dashtam.kernel.digest.Sha256;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What signing in and refreshing answer. */
public record Tokens(String access, String refresh) {

    static Tokens of(Reply reply) {
        return new Tokens(reply.text("access_token"), reply.text("refresh_token"));
    }

    public UUID userId() {
        return UUID.fromString(claims().required("sub").asString());
    }

    public UUID sessionId() {
        return UUID.fromString(claims().required("sid").asString());
    }

    /** SHA-256 of the refresh token, in hex. */
    public String refreshHash() {
        return Sha256.hexOf(refresh);
    }

    private JsonNode claims() {
        String payload = access.split("\\.", 3)[1];
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));
    }

    /** Nothing of them. */
    @Override
    public String toString() {
        return "tokens";
    }
}

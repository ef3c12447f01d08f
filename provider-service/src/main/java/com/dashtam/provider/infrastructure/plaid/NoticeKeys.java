package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.Trouble;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The keys under Plaid's notices, which it gives by their ids. */
final class NoticeKeys {

    /** Whether a key is good, as far as it can be told. */
    sealed interface Found {

        record Good(Key key) implements Found {}

        /** Plaid does not know it, or has put it out of use. */
        record Bad() implements Found {}

        record NotTold() implements Found {}
    }

    /** After this long a key is asked for again: it may have been put out of use. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** Anybody can name a key that is not known yet; Plaid is not asked more often for that. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int MOST = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private record Kept(Key key, Instant until) {}

    private final InstitutionClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private Instant nextQuestion = Instant.MIN;

    NoticeKeys(InstitutionClient client, Calls calls, InstantSource clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    synchronized Found find(String id) {
        if (!ID.matcher(id).matches()) {
            return new Found.Bad();
        }
        Instant now = clock.instant();
        Kept known = kept.get(id);
        if (known != null && now.isBefore(known.until())) {
            return new Found.Good(known.key());
        }
        if (now.isBefore(nextQuestion)) {
            return new Found.NotTold();
        }
        nextQuestion = now.plus(PAUSE);
        Found found = ask(id);
        kept.remove(id);
        if (found instanceof Found.Good(var key)) {
            keep(id, new Kept(key, now.plus(KEPT)));
        }
        return found;
    }

    private void keep(String id, Kept entry) {
        if (kept.size() >= MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(id, entry);
    }

    private Found ask(String id) {
        var asked = calls.of("/webhook_verification_key/get", Map.of("key_id", id));
        return switch (client.idempotent(asked)) {
            case Result.Ok<Reply, Trouble>(var reply) ->
                    reply.isSuccess()
                            ? Fields.read(reply.body())
                                    .flatMap(body -> body.object("key"))
                                    .filter(key -> !key.has("expired_at"))
                                    .flatMap(NoticeKeys::key)
                                    .<Found>map(Found.Good::new)
                                    .orElseGet(Found.Bad::new)
                            : reply.status() == 400 ? new Found.Bad() : new Found.NotTold();
            case Result.Err<Reply, Trouble> _ -> new Found.NotTold();
        };
    }

    private static Optional<Key> key(Fields jwk) {
        var members = new LinkedHashMap<String, String>();
        for (String name : new String[] {"kty", "crv", "x", "y"}) {
            jwk.text(name).ifPresent(value -> members.put(name, value));
        }
        try {
            return Optional.of(
                    Jwks.parser().build().parse(MAPPER.writeValueAsString(members)).toKey());
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package com.dashtam.identity.application.key;

import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.kernel.command.QueryHandler;
import java.time.InstantSource;
import java.util.List;

/** Answers with every key that is not retired, those not yet in use included. */
public final class GetKeySetHandler implements QueryHandler<GetKeySet, List<SigningKey>> {

    private final SigningKeys keys;
    private final InstantSource clock;

    public GetKeySetHandler(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<SigningKey> handle(GetKeySet query) {
        return keys.unretired(clock.instant());
    }
}

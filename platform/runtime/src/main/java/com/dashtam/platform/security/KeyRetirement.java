package com.dashtam.platform.security;

import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventWire;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a signing key out of use in this process once the identity topic tells of it. The headers
 * say all that is needed.
 */
public final class KeyRetirement implements Consumer<ConsumerRecord<String, byte[]>> {

    private static final Logger log = LoggerFactory.getLogger(KeyRetirement.class);
    private static final String RETIRED =
            EventContract.of(SigningKeyRetirementSucceeded.class).type();

    private final VerificationKeys keys;
    private final ServiceTokens tokens;

    public KeyRetirement(VerificationKeys keys, ServiceTokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        if (EventWire.typeOf(record).filter(RETIRED::equals).isPresent()) {
            EventWire.metadataOf(record)
                    .subject()
                    .ifPresent(kid -> {
                        log.warn("signing key {} is retired", kid);
                        keys.retire(kid);
                        tokens.renew();
                    });
        }
    }
}

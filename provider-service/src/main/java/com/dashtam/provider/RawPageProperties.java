package com.dashtam.provider;

import com.dashtam.provider.domain.rawpage.RetentionPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings for pages as institutions sent them.
 *
 * @param retention how long they are kept, 7 days at most; zero when none are
 * @param perConnection how much is kept of one connection
 * @param look how often those are looked for whose time is over
 */
@ConfigurationProperties("dashtam.raw-pages")
record RawPageProperties(
        @DefaultValue("0s") Duration retention,
        @DefaultValue("64MB") DataSize perConnection,
        @DefaultValue("1m") Duration look) {

    RetentionPolicy policy() {
        return new RetentionPolicy(retention, perConnection.toBytes());
    }
}

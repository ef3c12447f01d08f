package com.dashtam.gateway.health;

import com.dashtam.gateway.limit.RedisTokenBuckets;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the instances of the gateway share their rate limits. */
public final class LimitsHealth implements HealthIndicator {

    private final RedisTokenBuckets buckets;

    public LimitsHealth(RedisTokenBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public Health health() {
        return Degraded.unless(buckets.isAvailable(), "Redis is away: rate limits are not shared");
    }
}

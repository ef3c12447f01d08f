package com.dashtam.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.dashtam.gateway.contract.Match;
import com.dashtam.gateway.contract.RouteTable;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final UUID USER = UUID.randomUUID();
    private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.7");

    private final Match.Found connection =
            (Match.Found)
                    RouteTable.load(List.of("provider")).match("GET", "/api/v1/providers/abc");

    @Test
    void spreadsTheRefillOverTheMinute() {
        assertThat(policy(10, 5).refillPerMilli() * 12_000).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void refusesAPolicyThatWouldLetNobodyIn() {
        assertThatThrownBy(() -> policy(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy(5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesABucketAfterWhatSharesIt() {
        var operation = connection.endpoint().operation().id();
        assertThat(name(Policy.Scope.IP, Optional.of(USER), CLIENT))
                .isEqualTo(operation + ":ip:203.0.113.7");
        assertThat(name(Policy.Scope.USER, Optional.of(USER), CLIENT))
                .isEqualTo(operation + ":user:" + USER);
        assertThat(name(Policy.Scope.USER_PROVIDER, Optional.of(USER), CLIENT))
                .isEqualTo(operation + ":user:" + USER + ":connection:abc");
        assertThat(name(Policy.Scope.GLOBAL, Optional.of(USER), CLIENT))
                .isEqualTo(operation + ":all");
    }

    @Test
    void fallsBackToTheAddressWhileNobodyIsSignedIn() {
        for (var scope : List.of(Policy.Scope.USER, Policy.Scope.USER_PROVIDER)) {
            assertThat(name(scope, Optional.empty(), CLIENT)).endsWith(":ip:203.0.113.7");
        }
    }

    @Test
    void countsASubscribersNetworkAsOneAddress() {
        var one = InetAddress.ofLiteral("2001:db8:1:2::1");
        var same = InetAddress.ofLiteral("2001:db8:1:2:ffff::9");
        var other = InetAddress.ofLiteral("2001:db8:1:3::1");
        assertThat(name(Policy.Scope.IP, Optional.empty(), one))
                .isEqualTo(name(Policy.Scope.IP, Optional.empty(), same))
                .isNotEqualTo(name(Policy.Scope.IP, Optional.empty(), other));
    }

    @Test
    void callsItAnOutageAfterSomeFailuresInARow() {
        var outage = new Outage(2);
        assertThat(outage.failed()).isFalse();
        assertThat(outage.isOngoing()).isFalse();
        assertThat(outage.failed()).isTrue();
        assertThat(outage.failed()).as("a second beginning").isFalse();
        assertThat(outage.isOngoing()).isTrue();
        assertThat(outage.succeeded()).isTrue();
        assertThat(outage.succeeded()).as("a second end").isFalse();
        assertThat(outage.isOngoing()).isFalse();
    }

    @Test
    void forgetsFailuresThatASuccessDivides() {
        var outage = new Outage(2);
        assertThat(outage.failed()).isFalse();
        assertThat(outage.succeeded()).isFalse();
        assertThat(outage.failed()).isFalse();
        assertThat(outage.isOngoing()).isFalse();
    }

    @Test
    void keepsThePasswordOfRedisToItself() {
        var second = Duration.ofSeconds(1);
        var redis =
                new LimitProperties.Redis(
                        URI.create("redis://:hunter2@redis:6379"),
                        1,
                        second,
                        second,
                        1,
                        1,
                        1,
                        second);
        assertThat(redis.toString()).isEqualTo("Redis[redis:6379]");
    }

    private static Policy policy(int capacity, int refillPerMinute) {
        return new Policy(
                capacity,
                refillPerMinute,
                Policy.Scope.USER,
                Policy.Counting.EXACT,
                Policy.WithoutRedis.OPEN);
    }

    private String name(Policy.Scope scope, Optional<UUID> user, InetAddress client) {
        return Buckets.nameOf(scope, connection, user, client);
    }
}

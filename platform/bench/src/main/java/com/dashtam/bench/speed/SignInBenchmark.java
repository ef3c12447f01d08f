package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * What a sign-in costs beside the hash of its password. The hash is measured where it happens, by
 * the kernel's count for the threads that do nothing else: the same code in another JVM is compiled
 * otherwise, and a clock would count what other threads do meanwhile. The rest is measured on a
 * system whose hashes are cheap: beside hashes of the usual cost a few sign-ins a second are all
 * that two cores can do, and what the idle system uses would outweigh what is looked for.
 */
final class SignInBenchmark implements Benchmark {

    private static final int PEOPLE = 32;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final int ONE_BY_ONE = 200;
    private static final int HASHES = 48;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("dashtam.bench.warmup", 60));
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What a sign-in took beside its hash: the client's time, and everybody's processor time. */
    private record Rest(Samples time, double perSecond, double cpuMillis, double idleCores) {}

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Rest rest;
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.cheapPasswords())) {
            system.start();
            rest = rest(new SignIns(devices(system)));
        }
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.wideLimits())) {
            system.start();
            SignIns usual = new SignIns(devices(system));
            usual.oneByOne(PEOPLE);
            report(report, rest, usual.oneByOne(HASHES));
        }
    }

    private static List<KnownDevice> devices(LocalSystem system) throws Exception {
        List<Person> crowd = Crowd.signedIn(new SystemClient(system), PEOPLE);
        try (Connection database = system.postgres().connect("identity");
                Statement statement = database.createStatement()) {
            // Or each sign-in would end another session, which is no part of it.
            statement.execute("update users set session_tier = 'pro'");
        }
        return crowd.stream().map(person -> device(system, person)).toList();
    }

    private static KnownDevice device(LocalSystem system, Person person) {
        String cookie = person.signIn().expect(201).header("Set-Cookie").orElseThrow();
        return new KnownDevice(system.url(Component.GATEWAY), person, cookie.split(";", 2)[0]);
    }

    private static Rest rest(SignIns signIns) throws Exception {
        signIns.atOnce(CONNECTIONS, WARM_UP);
        Pause.of(SETTLE);
        double idle = Processes.cpuSeconds();
        Pause.of(IDLE);
        idle = (Processes.cpuSeconds() - idle) / IDLE.toSeconds();
        double cpu = Processes.cpuSeconds();
        double hashed = signIns.hashNanos() / NANOS_PER_SECOND;
        long began = System.nanoTime();
        int done = 0;
        for (int round = 0; round < ROUNDS; round++) {
            done += signIns.atOnce(CONNECTIONS, ROUND);
        }
        double loaded = (System.nanoTime() - began) / NANOS_PER_SECOND;
        // What follows from a sign-in belongs to it: the way of its events to the audit trail.
        Pause.of(SETTLE);
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        hashed = signIns.hashNanos() / NANOS_PER_SECOND - hashed;
        cpu = Processes.cpuSeconds() - cpu - hashed - idle * seconds;
        Samples time = signIns.oneByOne(ONE_BY_ONE).rest();
        return new Rest(time, done / loaded, cpu / done * MILLIS_PER_SECOND, idle);
    }

    private static void report(Report report, Rest rest, SignIns.OneByOne usual) {
        report.title("sign-in");
        double hash = usual.hash().millis(0.5);
        report.note(
                "From devices that are known. The hash takes %.0f ms of processor time; the answer comes after %.0f ms (p50), of which it is %.0f %%."
                        .formatted(
                                hash,
                                usual.whole().millis(0.5),
                                100 * hash / usual.whole().millis(0.5)));
        report.note(
                "Without hashes: %.0f sign-ins/s; the processor time is without the %.2f cores that the idle system uses."
                        .formatted(rest.perSecond(), rest.idleCores()));
        report.columns("everything but the hash", "ms", "÷ hash (target: 0.05)");
        row(report, "time of the answer, one by one, p50", rest.time().millis(0.5), hash);
        row(report, "time of the answer, one by one, p99", rest.time().millis(0.99), hash);
        row(report, "processor time, all that follows included", rest.cpuMillis(), hash);
    }

    private static void row(Report report, String title, double millis, double hash) {
        report.row(title, millis, millis / hash);
    }
}

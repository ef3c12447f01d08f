package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who have registered, verified their addresses and signed in, as each had to. */
final class Crowd {

    private static final int AT_A_TIME = 8;
    private static final Duration MAIL_POLL = Duration.ofMillis(20);

    private Crowd() {}

    static List<Person> signedIn(SystemClient client, int people) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Person>> coming = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                coming.add(threads.submit(() -> signedIn(client)));
            }
            List<Person> crowd = new ArrayList<>();
            for (Future<Person> one : coming) {
                crowd.add(one.get());
            }
            return crowd;
        }
    }

    static Person signedIn(SystemClient client) {
        Person person = client.newcomer();
        person.register().expect(201, 202);
        while (person.verify().isEmpty()) {
            Pause.of(MAIL_POLL);
        }
        person.signIn().expect(201);
        return person;
    }

    /** Signed in, and with accounts at a bank. */
    static Person banked(SystemClient client) {
        Person person = signedIn(client);
        var started = person.startConnection("Bench").expect(201);
        person.complete(person.consent(started)).expect(200, 201);
        while (person.caller().get("/api/v1/accounts").expect(200).items("accounts").isEmpty()) {
            Pause.of(MAIL_POLL);
        }
        return person;
    }
}

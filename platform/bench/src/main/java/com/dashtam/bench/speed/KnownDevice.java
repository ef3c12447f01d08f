package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A person's browser, which has signed in before and does so again and again. */
final class KnownDevice {

    private static final int CREATED = 201;

    private final URI sessions;
    private final byte[] signIn;

    /**
     * @param cookie what the browser keeps, as name=value
     */
    KnownDevice(URI gateway, Person person, String cookie) {
        this.sessions = gateway.resolve("api/v1/sessions");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Forwarded-For", person.visitor().address());
        headers.put("Cookie", cookie);
        this.signIn =
                Wire.post(
                        sessions,
                        headers,
                        JsonMapper.shared().writeValueAsString(person.credentials()));
    }

    /** Nanoseconds to the answer, over a new connection that is open already. */
    long signIn() throws IOException {
        try (Wire wire = new Wire(sessions.getPort())) {
            long sent = System.nanoTime();
            wire.send(signIn).expect(CREATED);
            return System.nanoTime() - sent;
        }
    }
}

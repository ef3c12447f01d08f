package com.dashtam.sandbox.notice;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** FDX notifications about consents: that there is new data, or that the customer withdrew. */
public final class Notices implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_CUSTOMERS = 10_000;

    private final String bank;
    private final Optional<StandardSignature> signature;
    private final Optional<URI> everybody;
    private final Function<String, List<String>> consentsOf;
    private final Map<String, URI> byCustomer = new ConcurrentHashMap<>();
    private final Courier courier = new Courier(FIRST_PAUSE);
    // Recipients compare with their own clock, which nobody moves.
    private final InstantSource time = InstantSource.system();

    /**
     * @param bank its name, as the publisher of its notices
     * @param consentsOf the ids of a customer's consents
     */
    public Notices(
            String bank, NoticeSettings settings, Function<String, List<String>> consentsOf) {
        this.bank = bank;
        this.signature = settings.secret().map(StandardSignature::new);
        this.everybody = settings.url();
        this.consentsOf = consentsOf;
    }

    /**
     * Directs the notices about one customer somewhere.
     *
     * @throws IllegalStateException when the bank has no secret to sign them with, or directs too
     *     many already
     * @throws IllegalArgumentException when the address is not one of the web
     */
    public void direct(String customer, URI url) {
        NoticeSettings.requireWebAddress(url);
        if (signature.isEmpty() || byCustomer.size() >= MOST_CUSTOMERS) {
            throw new IllegalStateException("no notices can be sent");
        }
        byCustomer.put(customer, url);
    }

    /** There are new rows in a customer's books: told once for each consent to read them. */
    public void newData(String customer) {
        send(customer, consentsOf.apply(customer), "NEW_DATA", "CUSTOM");
    }

    /** The customer has withdrawn these consents. */
    public void withdrawn(String customer, List<String> consents) {
        send(customer, consents, "CONSENT", "CONSENT_REVOKED");
    }

    private void send(String customer, List<String> consents, String category, String type) {
        Optional<URI> url = Optional.ofNullable(byCustomer.get(customer)).or(() -> everybody);
        if (url.isPresent() && signature.isPresent()) {
            for (String consent : consents) {
                send(url.get(), signature.get(), notification(consent, category, type));
            }
        }
    }

    private void send(URI url, StandardSignature signature, Fields notification) {
        byte[] body = Json.bytes(notification);
        String id = "ntf_" + UUID.randomUUID();
        courier.send(() -> {
            HttpRequest.Builder message =
                    HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(body));
            signature.sign(message, id, time.instant(), body);
            return message;
        });
    }

    private Fields notification(String consent, String category, String type) {
        Instant now = time.instant();
        return Fields.of("notificationId", UUID.randomUUID().toString())
                .and("type", type)
                .and("sentOn", now.toString())
                .and("category", category)
                .and("publisher", Fields.of("name", bank).and("type", "DATA_PROVIDER"))
                .and("notificationPayload", Fields.of("id", consent).and("idType", "CONSENT"));
    }

    /** Directs no customer's notices any more. */
    public void reset() {
        byCustomer.clear();
    }

    @Override
    public void close() {
        courier.close();
    }
}

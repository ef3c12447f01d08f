package com.dashtam.sandbox.plaid;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The logins that customers have linked. An access token tells its item by itself, so that items
 * outlive a restart; what was removed or went bad, and where notices go, is forgotten then.
 */
public final class Items {

    private static final String ACCESS = "access-sandbox-";
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * A login of a customer's.
     *
     * @param nonce what tells it from others of the same customer
     */
    record Item(String customer, String nonce) {

        String id() {
            return name("item");
        }

        /** A name for something of this item's, which it has in no other. */
        String name(String... parts) {
            return digest(customer + "\n" + nonce + "\n" + String.join("\n", parts));
        }
    }

    /** An item, and where its notices go. */
    record Directed(Item item, URI webhook) {}

    private static final int MOST_WEBHOOKS = 10_000;

    private final long seed;
    private final Map<String, Directed> webhooks = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();
    private final Map<String, Integer> survived = new ConcurrentHashMap<>();

    public Items(long seed) {
        this.seed = seed;
    }

    Item link(String customer) {
        Item item = new Item(customer, UUID.randomUUID().toString());
        repair(item);
        return item;
    }

    String accessTo(Item item) {
        String open =
                HexFormat.of().formatHex(item.customer().getBytes(StandardCharsets.UTF_8))
                        + '.'
                        + item.nonce();
        return ACCESS + open + '.' + mac(open);
    }

    /** The item of an access token of ours, be it removed or not. */
    Optional<Item> of(String access) {
        int dot = access.lastIndexOf('.');
        if (!access.startsWith(ACCESS) || dot < 0) {
            return Optional.empty();
        }
        String open = access.substring(ACCESS.length(), dot);
        boolean ours =
                MessageDigest.isEqual(
                        mac(open).getBytes(StandardCharsets.UTF_8),
                        access.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(itemIn(open)) : Optional.empty();
    }

    private static Item itemIn(String open) {
        int dot = open.indexOf('.');
        return new Item(
                new String(HexFormat.of().parseHex(open.substring(0, dot)), StandardCharsets.UTF_8),
                open.substring(dot + 1));
    }

    /** From now on what happens to an item is told there. */
    void direct(Item item, URI webhook) {
        if (webhooks.size() < MOST_WEBHOOKS) {
            webhooks.put(item.id(), new Directed(item, webhook));
        }
    }

    Optional<URI> webhookOf(Item item) {
        return Optional.ofNullable(webhooks.get(item.id())).map(Directed::webhook);
    }

    /** The items of a customer about which somebody is told. */
    List<Directed> directedOf(String customer) {
        return webhooks.values().stream()
                .filter(directed -> directed.item().customer().equals(customer))
                .toList();
    }

    void remove(Item item) {
        removed.add(item.id());
        webhooks.remove(item.id());
    }

    boolean isRemoved(Item item) {
        return removed.contains(item.id());
    }

    /** The bank wants every login of the customer's to be entered again. */
    public void withdraw(String customer) {
        breaks.merge(customer, 1, Integer::sum);
    }

    boolean needsLogin(Item item) {
        return survived.getOrDefault(item.id(), 0) < breaks.getOrDefault(item.customer(), 0);
    }

    void repair(Item item) {
        survived.put(item.id(), breaks.getOrDefault(item.customer(), 0));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(
                            ("plaid " + seed).getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return encoded(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    private static String digest(String text) {
        try {
            return encoded(
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

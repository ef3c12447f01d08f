package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.token.ServiceClients;
import com.dashtam.kernel.digest.Sha256;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of the system, each with a secret that it shares with this service. */
final class SharedSecretClients implements ServiceClients {

    private record Known(byte[] secretDigest, ServiceClient client) {}

    private final Map<String, Known> byId;

    /**
     * The clients that have a secret; the others cannot authenticate.
     *
     * @param audiences by client, the services it may talk to
     */
    SharedSecretClients(Map<String, String> secrets, Map<String, Set<String>> audiences) {
        this.byId =
                secrets.entrySet().stream()
                        .filter(entry -> !entry.getValue().isBlank())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, entry -> known(entry, audiences)));
    }

    private static Known known(
            Map.Entry<String, String> secret, Map<String, Set<String>> audiences) {
        var allowed = audiences.getOrDefault(secret.getKey(), Set.of());
        return new Known(Sha256.of(secret.getValue()), new ServiceClient(secret.getKey(), allowed));
    }

    /** Compares digests, so that the time taken tells neither length nor content. */
    @Override
    public Optional<ServiceClient> authenticate(String id, String secret) {
        byte[] presented = Sha256.of(secret);
        return Optional.ofNullable(byId.get(id))
                .filter(known -> MessageDigest.isEqual(known.secretDigest(), presented))
                .map(Known::client);
    }
}

package com.dashtam.sandbox.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Consents and their tokens. A refresh token is good for one use; an older one that is used again
 * has leaked, and ends its consent (RFC 9700 section 4.14.2). Tokens are kept as hashes.
 */
public final class Grants {
    private static final int REMEMBERED_REFRESH_TOKENS = 100;

    private record AccessToken(Grant grant, Set<Scope> scopes, Instant until) {}

    private final Dialect dialect;
    private final InstantSource clock;
    private final Lifetimes lifetimes;
    private final int limit;
    private final Optional<GrantFile> file;
    private final Set<Grant> grants = new HashSet<>();
    private final Map<String, AccessToken> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Grant> usedCodes = new HashMap<>();

    /**
     * @param limit how many consents may be open at a time
     * @param file where consents outlive the process
     */
    Grants(
            Dialect dialect,
            InstantSource clock,
            Lifetimes lifetimes,
            int limit,
            Optional<GrantFile> file) {
        this.dialect = dialect;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.limit = limit;
        this.file = file;
    }

    synchronized void restore(List<GrantFile.KeptGrant> kept) {
        for (GrantFile.KeptGrant one : kept) {
            Grant grant =
                    new Grant(
                            one.id().orElseGet(Grants::freshId),
                            one.customerId(),
                            one.scopes(),
                            one.until());
            if (one.withdrawn()) {
                grant.withdraw();
            }
            grants.add(grant);
            for (String hash : one.refreshTokens()) {
                grant.refreshTokens().addLast(hash);
                refreshTokens.put(hash, grant);
            }
            for (GrantFile.KeptToken token : one.accessTokens()) {
                accessTokens.put(
                        token.hash(), new AccessToken(grant, token.scopes(), token.until()));
            }
        }
    }

    synchronized TokenAnswer open(String code, Approval approval) {
        Instant now = clock.instant();
        if (grants.size() >= limit) {
            grants.stream().filter(grant -> !grant.open(now)).toList().forEach(this::forget);
        }
        if (grants.size() >= limit) {
            return new TokenAnswer.Denied(
                    OAuthError.INVALID_GRANT, "The bank has no room for another consent");
        }
        Grant grant =
                new Grant(
                        freshId(),
                        approval.customerId(),
                        approval.scopes(),
                        now.plus(lifetimes.consent()));
        grants.add(grant);
        usedCodes.put(Secrets.sha256(code), grant);
        return issue(grant, grant.scopes(), now, rotate(grant));
    }

    /** A code that comes back ends what it opened (RFC 6749 section 4.1.2). */
    synchronized void codeReused(String code) {
        Optional.ofNullable(usedCodes.get(Secrets.sha256(code))).ifPresent(this::forget);
        keep();
    }

    synchronized TokenAnswer refresh(String token, Optional<Set<Scope>> narrowed) {
        Instant now = clock.instant();
        String hash = Secrets.sha256(token);
        Grant grant = refreshTokens.get(hash);
        if (grant == null || !grant.open(now)) {
            return new TokenAnswer.Denied(OAuthError.INVALID_GRANT, "The refresh token is invalid");
        }
        if (!grant.isCurrent(hash)) {
            forget(grant);
            keep();
            return new TokenAnswer.Denied(
                    OAuthError.INVALID_GRANT, "The refresh token was used before");
        }
        Set<Scope> scopes = narrowed.orElseGet(grant::scopes);
        if (!grant.scopes().containsAll(scopes)) {
            return new TokenAnswer.Denied(OAuthError.INVALID_SCOPE, "More than was consented to");
        }
        return issue(grant, scopes, now, dialect.rotates() ? rotate(grant) : token);
    }

    public synchronized Access access(String token) {
        AccessToken known = accessTokens.get(Secrets.sha256(token));
        Instant now = clock.instant();
        if (known == null || !known.until.isAfter(now)) {
            return new Access.Unknown();
        }
        if (known.grant.withdrawn()) {
            return new Access.Withdrawn(known.grant.customerId());
        }
        return new Access.Permitted(known.grant.customerId(), known.scopes);
    }

    /** Whose consent a refresh token stands for, be it still good or not. */
    public synchronized Optional<String> customerOf(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(Secrets.sha256(refreshToken)))
                .map(Grant::customerId);
    }

    /** A refresh token takes its whole consent with it, an access token only itself (RFC 7009). */
    synchronized void revoke(String token) {
        String hash = Secrets.sha256(token);
        accessTokens.remove(hash);
        Optional.ofNullable(refreshTokens.get(hash)).ifPresent(this::forget);
        keep();
    }

    /** Ends the consents of a customer as if they had done so at the bank; returns their ids. */
    public synchronized List<String> withdraw(String customerId) {
        List<Grant> theirs = grantsOf(customerId);
        theirs.forEach(Grant::withdraw);
        keep();
        return theirs.stream().map(Grant::id).toList();
    }

    /** The ids of the consents of a customer that have not been withdrawn. */
    public synchronized List<String> consentsOf(String customerId) {
        return grantsOf(customerId).stream().map(Grant::id).toList();
    }

    private List<Grant> grantsOf(String customerId) {
        return grants.stream()
                .filter(grant -> grant.customerId().equals(customerId))
                .filter(grant -> !grant.withdrawn())
                .toList();
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }

    public synchronized void clear() {
        grants.clear();
        accessTokens.clear();
        refreshTokens.clear();
        usedCodes.clear();
        keep();
    }

    private TokenAnswer issue(Grant grant, Set<Scope> scopes, Instant now, String refresh) {
        accessTokens.values().removeIf(token -> !token.until.isAfter(now));
        String access = Secrets.fresh();
        Set<Scope> granted = Set.copyOf(EnumSet.copyOf(scopes));
        accessTokens.put(
                Secrets.sha256(access),
                new AccessToken(grant, granted, now.plus(lifetimes.accessToken())));
        keep();
        return new TokenAnswer.Issued(
                access, refresh, lifetimes.accessToken(), granted, grant.id());
    }

    private void keep() {
        file.ifPresent(f -> f.write(grants.stream().map(this::kept).toList()));
    }

    private GrantFile.KeptGrant kept(Grant grant) {
        return new GrantFile.KeptGrant(
                Optional.of(grant.id()),
                grant.customerId(),
                grant.scopes(),
                grant.until(),
                grant.withdrawn(),
                List.copyOf(grant.refreshTokens()),
                accessTokens.entrySet().stream()
                        .filter(entry -> entry.getValue().grant == grant)
                        .map(entry ->
                                new GrantFile.KeptToken(
                                        entry.getKey(),
                                        entry.getValue().scopes,
                                        entry.getValue().until))
                        .toList());
    }

    private String rotate(Grant grant) {
        String refresh = Secrets.fresh();
        String hash = Secrets.sha256(refresh);
        grant.refreshTokens().addLast(hash);
        refreshTokens.put(hash, grant);
        if (grant.refreshTokens().size() > REMEMBERED_REFRESH_TOKENS) {
            refreshTokens.remove(grant.refreshTokens().removeFirst());
        }
        return refresh;
    }

    private void forget(Grant grant) {
        grants.remove(grant);
        grant.refreshTokens().forEach(refreshTokens::remove);
        accessTokens.values().removeIf(token -> token.grant == grant);
        usedCodes.values().removeIf(opened -> opened == grant);
    }
}

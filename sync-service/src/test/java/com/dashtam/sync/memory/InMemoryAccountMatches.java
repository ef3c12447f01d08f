package com.dashtam.sync.memory;

import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.matching.Matching.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryAccountMatches implements AccountMatches {

    private final Ids ids;
    private final Map<UUID, AccountMatch> open = new LinkedHashMap<>();

    InMemoryAccountMatches(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Replaced replace(Holder holder, List<Question> questions, Instant now) {
        var before = new LinkedHashMap<String, AccountMatch>();
        open.values().stream()
                .filter(match -> match.connectionId().equals(holder.connectionId()))
                .forEach(match -> before.put(match.account().providerAccountId(), match));
        before.values().forEach(match -> open.remove(match.id()));
        var added = new ArrayList<AccountMatch>();
        for (Question question : questions) {
            var known = Optional.ofNullable(before.remove(question.account().providerAccountId()));
            var match =
                    new AccountMatch(
                            known.map(AccountMatch::id).orElseGet(ids::next),
                            holder.userId(),
                            holder.connectionId(),
                            question.account(),
                            question.candidates(),
                            known.map(AccountMatch::askedAt).orElse(now));
            open.put(match.id(), match);
            if (known.isEmpty()) {
                added.add(match);
            }
        }
        return new Replaced(added, List.copyOf(before.values()));
    }

    @Override
    public List<AccountMatch> listOwned(UUID userId) {
        return open.values().stream()
                .filter(match -> match.userId().equals(userId))
                .sorted(Comparator.comparing(AccountMatch::askedAt).thenComparing(AccountMatch::id))
                .toList();
    }

    @Override
    public Optional<AccountMatch> findOwned(UUID id, UUID userId) {
        return Optional.ofNullable(open.get(id)).filter(match -> match.userId().equals(userId));
    }

    @Override
    public void remove(UUID id) {
        open.remove(id);
    }

    @Override
    public List<AccountMatch> listOfConnection(UUID connectionId) {
        return open.values().stream()
                .filter(match -> match.connectionId().equals(connectionId))
                .sorted(Comparator.comparing(AccountMatch::id))
                .toList();
    }
}

package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownStatementsTest {

    private final Office office = new Office();
    private final Holder holder = Any.holder();
    private final List<NormalizedAccount> taken = new ArrayList<>();
    private final FeedSink sink =
            new FeedSink() {
                @Override
                public void connection(UUID id, String providerSlug) {}

                @Override
                public void account(NormalizedAccount account) {
                    taken.add(account);
                }
            };

    private Result<Unit, FeedProblem> read(Part part) {
        office.feed.statements(part);
        return new KnownStatements(office.feed, office.known)
                .read(
                        holder.userId(),
                        new StatementFile("march.ofx", StatementFormat.OFX, 1),
                        InputStream::nullInputStream,
                        sink);
    }

    private Part statement() {
        return Part.whole(lines -> {
            lines.connection(holder.connectionId(), "ofx_file");
            lines.account(Any.account("checking"));
        });
    }

    @Test
    void learnsOfAConnectionWhoseEventHasNotArrived() {
        office.elsewhere.put(holder.connectionId(), Any.connectionOf(holder));

        assertThat(read(statement())).isEqualTo(Result.ok(Unit.DONE));
        assertThat(office.ports.connections().find(holder.connectionId())).isPresent();
        assertThat(taken).hasSize(1);
    }

    @Test
    void triesAgainLaterWhenNobodyCanTellOfTheConnection() {
        office.providerServiceAway = true;

        assertThat(read(statement()))
                .isEqualTo(Result.err(FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)));
    }

    @Test
    void takesNoConnectionOfSomebodyElse() {
        office.elsewhere.put(
                holder.connectionId(),
                Any.connectionOf(new Holder(UUID.randomUUID(), holder.connectionId())));

        assertThat(read(statement()))
                .isEqualTo(Result.err(FeedProblem.of(FeedFailure.CONNECTION_NOT_FOUND)));
    }

    @Test
    void passesOnWhyAFileCannotBeRead() {
        assertThat(read(Part.broken(FeedFailure.FILE_UNREADABLE)))
                .isEqualTo(Result.err(FeedProblem.of(FeedFailure.FILE_UNREADABLE)));
    }
}

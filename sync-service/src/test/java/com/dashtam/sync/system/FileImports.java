package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import com.dashtam.sync.system.ProviderStub.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A user who uploads files, and what provider-service reads in them. */
abstract class FileImports {

    static final String STATEMENTS = "/internal/v1/statements";

    final SyncSystem system = SyncSystem.shared();
    final ApiUser user = system.user();
    final UUID connection = UUID.randomUUID();

    /** The statement is that of this test's user: imports of others come elsewhere. */
    final void read(Reply... replies) {
        system.provider().answers(STATEMENTS, replies);
        system.publish(user.id(), new Bank(system, user, connection).changedByFile());
        eventually(
                "the connection of the user's files",
                () ->
                        assertThat(user.get("/api/v1/providers/%s/accounts", connection).status())
                                .isEqualTo(200));
    }

    final List<FeedLine> lines(NormalizedTransaction... rows) {
        var lines = new ArrayList<FeedLine>();
        lines.add(new FeedLine.Connection(connection, "ofx_file", Optional.of(rows.length)));
        lines.addAll(Bank.lines(Any.account("bank"), Any.account("card")));
        lines.addAll(Bank.lines(rows));
        return lines;
    }

    final Reply statement(NormalizedTransaction... rows) {
        return ProviderStub.feed(lines(rows));
    }

    final Answer ended(Answer created) {
        return user.ended("/api/v1/imports/" + created.text("id"));
    }
}

package com.dashtam.sync.application.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.AccountJoinRecognized;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountJoiningTest {

    private final Office office = new Office();
    private final Holder bank = office.connected();
    private final Holder files = new Holder(bank.userId(), UUID.randomUUID());
    private final AccountJoining joining =
            new AccountJoining(
                    office.ports.joined(),
                    new PortfolioNews(office.ports.portfolios(), office.workflows),
                    office.workflows);

    AccountJoiningTest() {
        connected(files, "ofx_file", ConnectionStatus.ACTIVE);
        for (Holder holder : List.of(bank, files)) {
            office.ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW);
        }
    }

    private void connected(Holder holder, String slug, ConnectionStatus status) {
        office.ports.connections().save(Any.connectionOf(holder, slug, status), Any.NOW);
    }

    private void told(Holder holder, String... amounts) {
        List<NormalizedTransaction> rows =
                Stream.of(amounts).map(it -> Any.transaction("a").amount(it).get()).toList();
        Telling.of(office.ports, holder, Any.NOW, rows);
    }

    private void settleAndTell(Holder holder) {
        Reading reading = office.ports.ledger().begin(Any.IDS.next(), holder);
        joining.settleAndTell(reading, Any.run(holder.userId()), Any.NOW);
    }

    private List<Account> shown() {
        return office.ports
                .accounts()
                .list(
                        new AccountFilter(
                                bank.userId(), Optional.empty(), Optional.empty(), false, false));
    }

    @Test
    void joinsWhatSharesItsTransactionsAndTellsOfIt() {
        told(files, "-1", "-2", "-3", "-4");
        told(bank, "-1", "-2", "-3", "-5", "-4");

        settleAndTell(bank);

        assertThat(shown()).extracting(Account::connectionId).containsExactly(bank.connectionId());
        var recognized = office.workflows.only(AccountJoinRecognized.class);
        assertThat(recognized.getSharedTransactions()).isEqualTo(4);
        assertThat(recognized.getLeadingAccountId()).isEqualTo(shown().getFirst().id());
        assertThat(office.workflows.only(PortfolioNetWorthRecalculated.class).getNewNetWorth())
                .isEqualTo("1250.5");
    }

    @Test
    void leavesApartWhatSharesTooLittle() {
        told(files, "-1", "-2", "-30", "-40");
        told(bank, "-1", "-2", "-3", "-4");

        settleAndTell(bank);

        assertThat(shown()).hasSize(2);
        assertThat(office.workflows.eventsOf(AccountJoinRecognized.class)).isEmpty();
    }

    @Test
    void leavesApartWhatHasNoTransactions() {
        settleAndTell(bank);

        assertThat(shown()).hasSize(2);
    }

    @Test
    void joinsAFileWithOneInstitutionOnly() {
        var other = new Holder(bank.userId(), UUID.randomUUID());
        connected(other, "alpaca", ConnectionStatus.ACTIVE);
        office.ports.ledger().mergeAccounts(other, List.of(Any.account("a")), Any.NOW);
        for (Holder holder : List.of(bank, other, files)) {
            told(holder, "-1", "-2", "-3");
        }

        settleAndTell(files);

        assertThat(shown()).hasSize(2);
        assertThat(office.workflows.eventsOf(AccountJoinRecognized.class)).hasSize(1);
    }

    @Test
    void letsTheFilesLeadOnceTheBankIsDisconnected() {
        told(files, "-1", "-2", "-3");
        told(bank, "-1", "-2", "-3");
        settleAndTell(bank);
        connected(bank, "sandbox", ConnectionStatus.DISCONNECTED);

        settleAndTell(files);

        assertThat(shown()).extracting(Account::connectionId).containsExactly(files.connectionId());
    }
}

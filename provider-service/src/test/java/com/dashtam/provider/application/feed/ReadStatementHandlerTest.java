package com.dashtam.provider.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FileKind;
import com.dashtam.provider.domain.feed.StatementFormats;
import com.dashtam.provider.domain.institution.FileInstitutions;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.CsvTables;
import com.dashtam.provider.fixture.InvestmentFiles;
import com.dashtam.provider.fixture.StatementFiles;
import com.dashtam.provider.fixture.World;
import com.dashtam.provider.infrastructure.csv.CsvStatements;
import com.dashtam.provider.infrastructure.ofx.OfxStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadStatementHandlerTest {

    private static final Slug CHASE = new Slug("chase_file");
    private static final Slug TABLES = new Slug("csv_file");

    private final World world = new World();
    private final ReadStatementHandler handler =
            new ReadStatementHandler(
                    new FileInstitutions(Map.of("10898", CHASE), World.FILES, Optional.of(TABLES)),
                    new StatementFormats(new OfxStatements(), new CsvStatements()),
                    world.connections,
                    world.workflows,
                    world.workflows,
                    world.keeping,
                    world.ids,
                    world.clock);

    @Test
    void namesTheConnectionBeforeAnythingElse() {
        List<FeedLine> lines = read(world.user, StatementFiles.checking(2));

        var connection = world.connections.ofUser(world.user).getFirst();
        assertThat(lines.getFirst())
                .isEqualTo(new FeedLine.Connection(connection.id(), "ofx_file", Optional.of(2)));
        assertThat(lines.getLast()).isEqualTo(new FeedLine.End());
        assertThat(lines).hasAtLeastOneElementOfType(FeedLine.Account.class).hasSize(6);
        assertThat(world.stored(connection).lastSyncAt()).contains(world.clock.instant());
    }

    @Test
    void makesOneConnectionForAllFilesOfAUser() {
        FeedLine first = read(world.user, StatementFiles.checking(1)).getFirst();
        FeedLine second = read(world.user, StatementFiles.checking(1)).getFirst();
        FeedLine others = read(UUID.randomUUID(), StatementFiles.checking(1)).getFirst();

        assertThat(second).isEqualTo(first);
        assertThat(others).isNotEqualTo(first);
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).hasSize(2);
    }

    @Test
    void keepsAConnectionForTheFilesOfAnInstitutionThatTheyName() {
        FeedLine generic = read(world.user, StatementFiles.checking(1)).getFirst();
        FeedLine named = read(world.user, StatementFiles.of("10898")).getFirst();
        FeedLine unknown = read(world.user, StatementFiles.of("7776")).getFirst();

        assertThat(((FeedLine.Connection) named).providerSlug()).isEqualTo("chase_file");
        assertThat(idIn(unknown)).isEqualTo(idIn(generic)).isNotEqualTo(idIn(named));
        assertThat(world.connections.ofUser(world.user)).hasSize(2);
    }

    @Test
    void tellsWhatAnAccountHoldsAfterItsTransactions() {
        List<FeedLine> lines = read(world.user, InvestmentFiles.brokerage());

        assertThat(lines)
                .extracting(line -> line.getClass().getSimpleName())
                .containsExactly(
                        "Connection",
                        "Account",
                        "Transaction",
                        "Transaction",
                        "HoldingsOf",
                        "Holding",
                        "Holding",
                        "PageEnd",
                        "End");
        assertThat(lines)
                .filteredOn(FeedLine.HoldingsOf.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        FeedLine.HoldingsOf.class,
                        of -> assertThat(of.providerAccountId()).isEqualTo("broker.test:55-1234"));
    }

    @Test
    void tellsThatAnAccountHoldsNothingAndNothingOfOneThatTheFileIsSilentAbout() {
        assertThat(read(world.user, InvestmentFiles.statement("", "<INVPOSLIST></INVPOSLIST>")))
                .hasAtLeastOneElementOfType(FeedLine.HoldingsOf.class)
                .doesNotHaveAnyElementsOfTypes(FeedLine.Holding.class);
        assertThat(read(world.user, InvestmentFiles.statement("", "")))
                .doesNotHaveAnyElementsOfTypes(FeedLine.HoldingsOf.class);
    }

    @Test
    void countsWhatCannotBeReadOnThePageOfTheRowsAroundIt() {
        String rows =
                StatementFiles.row("DEBIT", "20260105", "-1.25", "a", "One")
                        + StatementFiles.row("DEBIT", "20260230", "-1.25", "b", "No such day")
                        + StatementFiles.row("DEBIT", "20260105", "1.2.3", "c", "No number");

        byte[] file = StatementFiles.ofx(StatementFiles.bank(rows));

        assertThat(read(world.user, file))
                .filteredOn(FeedLine.PageEnd.class::isInstance)
                .containsExactly(pageOf(file, 2));
    }

    @Test
    void tellsWhichRowsCannotBeReadAndWhy() {
        String rows =
                StatementFiles.row("DEBIT", "20260105", "-1.25", "a", "One")
                        + StatementFiles.row("DEBIT", "20260230", "-1.25", "b", "No such day")
                        + StatementFiles.row("DEBIT", "20260105", "1,234", "c", "Ambiguous");

        assertThat(read(world.user, StatementFiles.ofx(StatementFiles.bank(rows))))
                .filteredOn(FeedLine.Omission.class::isInstance)
                .containsExactly(
                        omission(2, "DTPOSTED", LeftOut.Reason.NOT_A_DATE),
                        omission(3, "TRNAMT", LeftOut.Reason.AMBIGUOUS_NUMBER));
    }

    private static FeedLine omission(int row, String field, LeftOut.Reason reason) {
        return new FeedLine.Omission(
                new LeftOut(
                        LeftOut.Kind.TRANSACTION,
                        Optional.empty(),
                        Optional.of(1),
                        Optional.of(row),
                        Optional.of(field),
                        reason));
    }

    @Test
    void tellsOfAThousandRowsAndCountsTheRest() {
        String rows =
                StatementFiles.row("DEBIT", "20260230", "-1.25", "b", "No such day").repeat(1_500);

        byte[] file = StatementFiles.ofx(StatementFiles.bank(rows));

        List<FeedLine> lines = read(world.user, file);

        assertThat(lines).filteredOn(FeedLine.Omission.class::isInstance).hasSize(1_000);
        assertThat(lines).contains(pageOf(file, 1_500));
    }

    private static FeedLine pageOf(byte[] file, int unreadable) {
        return new FeedLine.PageEnd(unreadable, Optional.of(PageHash.of(file)));
    }

    @Test
    void keepsTablesInAConnectionOfTheirOwn() {
        List<FeedLine> lines = readTable(CsvTables.GENERIC, CsvTables.told(""));

        assertThat(lines.getFirst())
                .isInstanceOfSatisfying(
                        FeedLine.Connection.class,
                        first -> assertThat(first.providerSlug()).isEqualTo("csv_file"));
        assertThat(lines)
                .filteredOn(FeedLine.Account.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        FeedLine.Account.class,
                        account -> assertThat(account.balanceTold()).isFalse());
    }

    @Test
    void makesNoConnectionForATableOfWhichSomethingIsUndecided() {
        var command =
                new ReadStatement(
                        world.user,
                        FileKind.CSV,
                        StatementFiles.bytes(CsvTables.GENERIC),
                        ColumnMapping.NONE);

        assertThat(handler.handle(command, world.caller()))
                .isEqualTo(Result.err(FeedLine.Failure.of(FeedFailure.FILE_UNREADABLE)));
        assertThat(world.connections.ofUser(world.user)).isEmpty();
    }

    private List<FeedLine> readTable(String table, ColumnMapping told) {
        var lines = new ArrayList<FeedLine>();
        handler.handle(
                        new ReadStatement(
                                world.user, FileKind.CSV, StatementFiles.bytes(table), told),
                        world.caller())
                .<Feed>fold(
                        feed -> feed,
                        failure -> {
                            throw new AssertionError(failure);
                        })
                .deliver(lines::add);
        return lines;
    }

    @Test
    void countsAStatementThatTheInstitutionRefused() {
        byte[] file =
                StatementFiles.ofx(
                        StatementFiles.refusal()
                                + StatementFiles.bank("")
                                + StatementFiles.bank(""));

        assertThat(read(world.user, file))
                .filteredOn(FeedLine.PageEnd.class::isInstance)
                .containsExactly(pageOf(file, 1), pageOf(file, 0));
    }

    @Test
    void makesANewConnectionOnceTheOldOneHasEnded() {
        FeedLine first = read(world.user, StatementFiles.checking(1)).getFirst();
        var connection = world.connections.ofUser(world.user).getFirst();
        world.connections.update(connection.disconnected(world.clock.instant()));

        assertThat(read(world.user, StatementFiles.checking(1)).getFirst()).isNotEqualTo(first);
    }

    @Test
    void cutsLongStatementsIntoPages() {
        byte[] file = StatementFiles.checking(StatementLines.PAGE * 2 + 1);

        List<FeedLine> lines = read(world.user, file);

        assertThat(lines)
                .filteredOn(FeedLine.PageEnd.class::isInstance)
                .hasSize(3)
                .containsOnly(pageOf(file, 0));
    }

    @Test
    void keepsTheFileAsItCame() {
        byte[] file = StatementFiles.checking(1);
        UUID id = idIn(read(world.user, file).getFirst());

        assertThat(world.rawPages.open(id, PageHash.of(file), Instant.EPOCH))
                .isEqualTo(Result.ok(file));
    }

    @Test
    void keepsNoFileThatCannotBeRead() {
        var command =
                new ReadStatement(
                        world.user, FileKind.OFX, StatementFiles.bytes("none"), ColumnMapping.NONE);

        assertThat(handler.handle(command, world.caller())).isInstanceOf(Result.Err.class);
        assertThat(world.rawPages.size()).isZero();
    }

    @Test
    void makesNoConnectionForAFileThatCannotBeRead() {
        var command =
                new ReadStatement(
                        world.user,
                        FileKind.OFX,
                        StatementFiles.bytes("not a statement"),
                        ColumnMapping.NONE);

        assertThat(handler.handle(command, world.caller()))
                .isEqualTo(Result.err(FeedLine.Failure.of(FeedFailure.FILE_UNREADABLE)));
        assertThat(world.connections.ofUser(world.user)).isEmpty();
        assertThat(world.workflows.events()).isEmpty();
    }

    private static UUID idIn(FeedLine line) {
        return ((FeedLine.Connection) line).connectionId();
    }

    private List<FeedLine> read(UUID user, byte[] file) {
        var lines = new ArrayList<FeedLine>();
        handler.handle(
                        new ReadStatement(user, FileKind.OFX, file, ColumnMapping.NONE),
                        world.caller())
                .<Feed>fold(
                        feed -> feed,
                        failure -> {
                            throw new AssertionError(failure);
                        })
                .deliver(lines::add);
        return lines;
    }
}

package com.dashtam.provider.infrastructure.fdx;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.Bank;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.crypto.RandomSecrets;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test runs against two banks that differ in all that configuration can say. */
class FdxInstitutionIT {

    private static final Bank USUAL = Bank.usual();
    private static final Bank DIFFERENT = Bank.different();
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneOffset.UTC);
    private static final Period TWO_YEARS = new Period(TODAY.minusYears(2), TODAY);

    private final RandomSecrets secrets = new RandomSecrets();
    private final String customer = Bank.anyCustomer();

    static Stream<Bank> banks() {
        return Stream.of(USUAL, DIFFERENT);
    }

    @AfterAll
    static void close() {
        USUAL.close();
        DIFFERENT.close();
    }

    @ParameterizedTest
    @MethodSource("banks")
    void exchangesACodeForTokens(Bank bank) {
        OAuthTokens tokens = consented(bank);

        assertThat(tokens.refreshToken()).isPresent();
        assertThat(tokens.expiresAt().orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(14)),
                        Instant.now().plus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void refusesACodeThatAnotherVerifierAskedFor(Bank bank) {
        FdxInstitution institution = institution(bank);
        Secret verifier = secrets.next();
        String code = code(bank, institution, verifier);

        assertThat(institution.authorization().exchange(code, secrets.next(), redirect()))
                .isEqualTo(Result.err(GrantFailure.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void refusesACodeThatWasUsed(Bank bank) {
        FdxInstitution institution = institution(bank);
        Secret verifier = secrets.next();
        String code = code(bank, institution, verifier);
        assertThat(institution.authorization().exchange(code, verifier, redirect()))
                .isInstanceOf(Result.Ok.class);

        assertThat(institution.authorization().exchange(code, verifier, redirect()))
                .isEqualTo(Result.err(GrantFailure.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void readsEveryKindOfAccount(Bank bank) {
        List<NormalizedAccount> accounts = accounts(bank, consented(bank));

        assertThat(accounts)
                .extracting(NormalizedAccount::type)
                .containsExactlyInAnyOrder(
                        AccountType.CHECKING,
                        AccountType.SAVINGS,
                        AccountType.SAVINGS,
                        AccountType.CREDIT_CARD,
                        AccountType.BROKERAGE);
        assertThat(accounts)
                .extracting(account -> account.currency().code())
                .contains("USD", "EUR");
        assertThat(accounts)
                .allSatisfy(account -> {
                    assertThat(account.numberMasked()).matches("\\*{4}\\d{4}");
                    assertThat(account.active()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("banks")
    void tellsWhatIsOwedAsANegativeBalance(Bank bank) {
        OAuthTokens tokens = consented(bank);
        NormalizedAccount before = accountOf(bank, tokens, AccountType.CREDIT_CARD);

        bank.post(
                customer,
                "card",
                "{\"direction\":\"debit\",\"amount\":12.30,\"description\":\"X\"}");

        NormalizedAccount after = accountOf(bank, tokens, AccountType.CREDIT_CARD);
        assertThat(after.balance().subtract(before.balance()))
                .isEqualByComparingTo(new BigDecimal("-12.30"));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void readsTwoYearsOfTransactionsPageByPage(Bank bank) {
        OAuthTokens tokens = consented(bank);
        NormalizedAccount checking = accountOf(bank, tokens, AccountType.CHECKING);

        List<NormalizedTransaction> rows = transactions(bank, tokens, checking, TWO_YEARS);

        assertThat(rows).hasSizeGreaterThan(400);
        assertThat(rows)
                .extracting(NormalizedTransaction::providerTransactionId)
                .doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> {
                    assertThat(row.amount()).isNotZero();
                    assertThat(row.currency()).isEqualTo(checking.currency());
                    assertThat(row.description()).isNotBlank();
                });
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.amount()).isNegative())
                .anySatisfy(row -> assertThat(row.amount()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void readsTheDaysAskedForAlone(Bank bank) {
        OAuthTokens tokens = consented(bank);
        NormalizedAccount checking = accountOf(bank, tokens, AccountType.CHECKING);
        var month = new Period(TODAY.minusDays(90), TODAY.minusDays(60));

        List<NormalizedTransaction> rows = transactions(bank, tokens, checking, month);

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.settlementDate().orElse(row.date()))
                                .isBetween(month.from(), month.to()));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void tellsWhichPendingRowAPostedOneSettles(Bank bank) {
        OAuthTokens tokens = consented(bank);
        NormalizedAccount card = accountOf(bank, tokens, AccountType.CREDIT_CARD);

        List<NormalizedTransaction> rows = transactions(bank, tokens, card, TWO_YEARS);

        assertThat(rows)
                .filteredOn(row -> row.settles().isPresent())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void describesTradesInTheBrokerageAccount(Bank bank) {
        OAuthTokens tokens = consented(bank);
        NormalizedAccount brokerage = accountOf(bank, tokens, AccountType.BROKERAGE);

        assertThat(transactions(bank, tokens, brokerage, TWO_YEARS))
                .anySatisfy(row -> {
                    assertThat(row.subtype().type().text()).isEqualTo("trade");
                    assertThat(row.security().orElseThrow().quantity()).isPresent();
                    assertThat(row.security().orElseThrow().unitPrice()).isPresent();
                });
    }

    @ParameterizedTest
    @MethodSource("banks")
    void refreshesTokensAndNeverTwiceWithTheSame(Bank bank) {
        FdxInstitution institution = institution(bank);
        OAuthTokens tokens = consented(bank);
        String refreshToken = tokens.refreshToken().orElseThrow();

        assertThat(institution.authorization().refresh(refreshToken)).isInstanceOf(Result.Ok.class);
        assertThat(institution.authorization().refresh(refreshToken))
                .isEqualTo(Result.err(GrantFailure.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void revokesAConsent(Bank bank) {
        FdxInstitution institution = institution(bank);
        OAuthTokens tokens = consented(bank);

        institution.authorization().revoke(tokens);

        assertThat(failure(institution, tokens)).isEqualTo(new FetchFailure.TokenRejected());
        assertThat(institution.authorization().refresh(tokens.refreshToken().orElseThrow()))
                .isEqualTo(Result.err(GrantFailure.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void tellsAWithdrawnConsentFromABadToken(Bank bank) {
        FdxInstitution institution = institution(bank);
        OAuthTokens tokens = consented(bank);
        bank.breaks("invalid_token", "accounts", customer, 0, 1);
        assertThat(failure(institution, tokens)).isEqualTo(new FetchFailure.TokenRejected());

        bank.withdraw(customer);

        assertThat(failure(institution, tokens)).isEqualTo(new FetchFailure.ConsentWithdrawn());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void passesOnHowLongTheBankWantsUsToWait(Bank bank) {
        OAuthTokens tokens = consented(bank);
        bank.breaks("too_many_requests", "accounts", customer, 0, 1);

        assertThat(failure(institution(bank), tokens))
                .isEqualTo(new FetchFailure.RateLimited(Optional.of(7)));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void survivesAFaultThatPasses(Bank bank) {
        OAuthTokens tokens = consented(bank);
        bank.breaks("server_error", "accounts", customer, 0, 1);
        bank.breaks("truncated_body", "accounts", customer, 0, 1);

        assertThat(accounts(bank, tokens)).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("banks")
    void givesUpOnAFaultThatStays(Bank bank) {
        OAuthTokens tokens = consented(bank);
        bank.breaks("server_error", "accounts", customer, 0, 3);

        assertThat(failure(institution(bank), tokens)).isEqualTo(new FetchFailure.Unavailable());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void doesNotUnderstandBrokenJson(Bank bank) {
        OAuthTokens tokens = consented(bank);
        bank.breaks("malformed_json", "accounts", customer, 0, 1);

        assertThat(failure(institution(bank), tokens)).isEqualTo(new FetchFailure.AnswerInvalid());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void countsAFaultOfTheTokenEndpointAsAnOutage(Bank bank) {
        OAuthTokens tokens = consented(bank);
        bank.breaks("server_error", "token", customer, 0, 1);

        assertThat(institution(bank).authorization().refresh(tokens.refreshToken().orElseThrow()))
                .isEqualTo(Result.err(GrantFailure.UNAVAILABLE));
        assertThat(institution(bank).authorization().refresh(tokens.refreshToken().orElseThrow()))
                .isInstanceOf(Result.Ok.class);
    }

    @ParameterizedTest
    @MethodSource("banks")
    void countsAClientThatTheBankDoesNotKnowAsAWrongAnswer(Bank bank) {
        FdxSettings right = bank.settings();
        OAuthSettings client = right.oauth();
        var wrong =
                new FdxSettings(
                        new OAuthSettings(
                                client.authorize(),
                                client.token(),
                                client.revoke(),
                                client.clientId(),
                                "not the secret",
                                client.clientAuthentication(),
                                client.scopes(),
                                client.proofKey(),
                                client.issuer(),
                                client.consentLifetime()),
                        right.api(),
                        right.paging(),
                        right.pageSize());

        assertThat(institution(wrong).authorization().exchange("code", secrets.next(), redirect()))
                .isEqualTo(Result.err(GrantFailure.ANSWER_INVALID));
    }

    private OAuthTokens consented(Bank bank) {
        FdxInstitution institution = institution(bank);
        Secret verifier = secrets.next();
        String code = code(bank, institution, verifier);
        return ok(institution.authorization().exchange(code, verifier, redirect()));
    }

    private String code(Bank bank, FdxInstitution institution, Secret verifier) {
        Secret state = secrets.next();
        URI back =
                bank.approve(
                        institution.authorization().authorizationUrl(state, verifier, redirect()),
                        customer);
        assertThat(Bank.parameter(back, "state")).isEqualTo(state.value());
        return Bank.parameter(back, "code");
    }

    private static URI redirect() {
        return URI.create(Bank.REDIRECT);
    }

    private static FdxInstitution institution(Bank bank) {
        return institution(bank.settings());
    }

    private static FdxInstitution institution(FdxSettings settings) {
        HttpLimits limits = HttpLimits.usual();
        var client = new InstitutionClient("bank", limits, settings.called());
        return new FdxInstitution(
                settings, client, new CountedValues().values(), InstantSource.system());
    }

    private static FetchFailure failure(FdxInstitution institution, OAuthTokens tokens) {
        return institution
                .accounts(tokens.accessToken(), Optional.empty())
                .fold(
                        page -> {
                            throw new AssertionError(page);
                        },
                        failure -> failure);
    }

    private static List<NormalizedAccount> accounts(Bank bank, OAuthTokens tokens) {
        FdxInstitution institution = institution(bank);
        return all(cursor -> institution.accounts(tokens.accessToken(), cursor));
    }

    private static NormalizedAccount accountOf(Bank bank, OAuthTokens tokens, AccountType type) {
        return accounts(bank, tokens).stream()
                .filter(account -> account.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static List<NormalizedTransaction> transactions(
            Bank bank, OAuthTokens tokens, NormalizedAccount account, Period period) {
        FdxInstitution institution = institution(bank);
        return all(
                cursor -> institution.transactions(tokens.accessToken(), account, period, cursor));
    }

    private static <T> List<T> all(
            Function<Optional<String>, Result<Page<T>, FetchFailure>> fetch) {
        var items = new ArrayList<T>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = ok(fetch.apply(cursor));
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return items;
    }

    private static <T, E> T ok(Result<T, E> result) {
        return result.fold(
                value -> value,
                failure -> {
                    throw new AssertionError(failure);
                });
    }
}

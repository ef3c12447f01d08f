package com.dashtam.sandbox;

import com.dashtam.sandbox.admin.AdminApi;
import com.dashtam.sandbox.alpaca.AlpacaApi;
import com.dashtam.sandbox.alpaca.Keys;
import com.dashtam.sandbox.fdx.FdxApi;
import com.dashtam.sandbox.fdx.FdxGate;
import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.HttpFront;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.http.Router;
import com.dashtam.sandbox.ledger.BankClock;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.notice.Notices;
import com.dashtam.sandbox.oauth.AuthorizationServer;
import com.dashtam.sandbox.oauth.ClientAuthentication;
import com.dashtam.sandbox.oauth.Dialect;
import com.dashtam.sandbox.plaid.ItemNotices;
import com.dashtam.sandbox.plaid.Items;
import com.dashtam.sandbox.plaid.PlaidApi;
import com.dashtam.sandbox.schwab.SchwabApi;
import com.dashtam.sandbox.traffic.Counters;
import com.dashtam.sandbox.traffic.Faults;
import com.dashtam.sandbox.traffic.Observed;
import com.dashtam.sandbox.traffic.Operation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A running bank. Several can run in one process and share nothing. */
public final class SandboxBank implements AutoCloseable {
    private final HttpFront front;
    private final String publicUrl;
    private final BankSettings settings;
    private final BankClock clock;
    private final Customers customers;
    private final AuthorizationServer authorization;
    private final AuthorizationServer schwabAuthorization;
    private final Notices notices;
    private final Items plaidItems;
    private final ItemNotices plaidNotices;
    private final PlaidApi plaid;
    private final Counters counters = new Counters();
    private final Faults faults = new Faults();

    private SandboxBank(BankSettings settings, InstantSource time, HttpFront front)
            throws IOException {
        this.settings = settings;
        this.front = front;
        this.publicUrl = settings.publicUrl().orElseGet(() -> "http://localhost:" + front.port());
        this.clock = new BankClock(time);
        this.customers = new Customers(settings.seed(), clock, settings.limits().customers());
        this.authorization =
                new AuthorizationServer(
                        Dialect.STANDARD,
                        settings.name(),
                        settings.client(),
                        customers,
                        settings.lifetimes(),
                        settings.limits().consents(),
                        settings.stateFile(),
                        clock);
        this.schwabAuthorization =
                new AuthorizationServer(
                        Dialect.SCHWAB,
                        settings.name() + " as Charles Schwab",
                        settings.client().provingBy(ClientAuthentication.BASIC),
                        customers,
                        Dialect.SCHWAB_LIFETIMES,
                        settings.limits().consents(),
                        settings.stateFile()
                                .map(file -> file.resolveSibling(file.getFileName() + ".schwab")),
                        clock);
        this.notices =
                new Notices(
                        settings.name(),
                        settings.notices(),
                        customer -> authorization.grants().consentsOf(customer));
        this.plaidItems = new Items(settings.seed());
        this.plaidNotices = new ItemNotices(plaidItems);
        this.plaid =
                new PlaidApi(
                        settings.client(),
                        plaidItems,
                        plaidNotices,
                        customers,
                        clock,
                        publicUrl,
                        settings.limits().consents());
    }

    /**
     * @throws IOException when the port is taken or the state file is unreadable
     */
    public static SandboxBank start(BankSettings settings) throws IOException {
        return start(settings, InstantSource.system());
    }

    /**
     * @param time what the bank's own, movable clock stands on
     * @throws IOException when the port is taken or the state file is unreadable
     */
    public static SandboxBank start(BankSettings settings, InstantSource time) throws IOException {
        HttpFront front =
                HttpFront.bind(
                        new InetSocketAddress(settings.host(), settings.port()),
                        settings.limits().bodyBytes());
        try {
            SandboxBank bank = new SandboxBank(settings, time, front);
            front.serve(bank.routes());
            return bank;
        } catch (IOException | RuntimeException unusable) {
            front.close();
            throw unusable;
        }
    }

    /** Where the bank answers, without a slash at the end. */
    public URI url() {
        return URI.create(publicUrl);
    }

    /** Where the FDX resources begin, without a slash at the end. */
    public URI fdxUrl() {
        return URI.create(publicUrl + settings.fdx().pathPrefix());
    }

    public int port() {
        return front.port();
    }

    @Override
    public void close() {
        front.close();
        notices.close();
        plaidNotices.close();
    }

    private Router routes() {
        Router router = new Router();
        router.add("GET", "/health", _ -> Response.json(200, Fields.of("status", "UP")));
        authorizationRoutes(router);
        fdxRoutes(router);
        alpacaRoutes(router);
        schwabRoutes(router);
        plaidRoutes(router);
        AdminApi admin =
                new AdminApi(
                        clock,
                        customers,
                        List.of(authorization, schwabAuthorization),
                        notices,
                        plaidNotices,
                        this::withdraw,
                        counters,
                        faults);
        settings.adminToken().ifPresent(token -> admin.routes(router, token));
        return router;
    }

    private void authorizationRoutes(Router router) {
        Observed observed = observed();
        Handler ask =
                observed.as(
                        Operation.AUTHORIZE,
                        request -> request.query().get("login_hint"),
                        request -> authorization.ask(request, Optional.of(publicUrl)));
        Handler token =
                observed.as(Operation.TOKEN, authorization::customerOf, authorization::token);
        Handler revoke =
                observed.as(Operation.REVOKE, authorization::customerOf, authorization::revoke);
        router.add("GET", AuthorizationServer.AUTHORIZE, ask)
                .add("POST", AuthorizationServer.AUTHORIZE, authorization::decide)
                .add("POST", AuthorizationServer.TOKEN, token)
                .add("POST", AuthorizationServer.REVOKE, revoke)
                .add("GET", AuthorizationServer.METADATA, _ -> authorization.metadata(publicUrl));
    }

    private void fdxRoutes(Router router) {
        FdxApi api = new FdxApi(settings.fdx());
        FdxGate gate = new FdxGate(authorization.grants(), customers);
        String prefix = settings.fdx().pathPrefix();
        data(router, gate, Operation.CUSTOMER, prefix + "/customers/current", api::customer);
        data(router, gate, Operation.ACCOUNTS, prefix + "/accounts", api::accounts);
        data(router, gate, Operation.ACCOUNT, prefix + "/accounts/{accountId}", api::account);
        data(
                router,
                gate,
                Operation.TRANSACTIONS,
                prefix + "/accounts/{accountId}/transactions",
                api::transactions);
    }

    private void data(
            Router router, FdxGate gate, Operation kind, String path, FdxGate.Operation operation) {
        router.add("GET", path, observed().as(kind, gate::customerOf, gate.open(operation)));
    }

    private void alpacaRoutes(Router router) {
        Keys keys = new Keys(settings.seed());
        AlpacaApi api = new AlpacaApi(keys, customers, clock);
        String account = AlpacaApi.PREFIX + "/v2/account";
        Observed observed = observed();
        router.add("POST", AlpacaApi.PREFIX + "/customers/{customer}/keys", api::makeKeys)
                .add(
                        "GET",
                        account,
                        observed.as(Operation.ALPACA_ACCOUNT, keys::claimedBy, api::account))
                .add(
                        "GET",
                        AlpacaApi.PREFIX + "/v2/positions",
                        observed.as(Operation.ALPACA_POSITIONS, keys::claimedBy, api::positions))
                .add(
                        "GET",
                        account + "/activities",
                        observed.as(Operation.ALPACA_ACTIVITIES, keys::claimedBy, api::activities));
    }

    /** Where Alpaca's Trading API begins, without a slash at the end. */
    public URI alpacaUrl() {
        return URI.create(publicUrl + AlpacaApi.PREFIX);
    }

    private void schwabRoutes(Router router) {
        AuthorizationServer server = schwabAuthorization;
        SchwabApi api = new SchwabApi(server.grants(), customers);
        Observed observed = observed();
        String authorize = SchwabApi.PREFIX + "/v1/oauth/authorize";
        String account = SchwabApi.TRADER + "/accounts/{account}";
        router.add("GET", authorize, request -> server.ask(request, Optional.empty()))
                .add("POST", authorize, server::decide)
                .add(
                        "POST",
                        SchwabApi.PREFIX + "/v1/oauth/token",
                        observed.as(Operation.SCHWAB_TOKEN, server::customerOf, server::token));
        router.add(
                        "GET",
                        SchwabApi.TRADER + "/accounts/accountNumbers",
                        observed.as(Operation.SCHWAB_NUMBERS, api::customerOf, api.numbers()))
                .add(
                        "GET",
                        SchwabApi.TRADER + "/accounts",
                        observed.as(Operation.SCHWAB_ACCOUNTS, api::customerOf, api.accounts()))
                .add(
                        "GET",
                        account,
                        observed.as(Operation.SCHWAB_ACCOUNT, api::customerOf, api.account()))
                .add(
                        "GET",
                        account + "/transactions",
                        observed.as(
                                Operation.SCHWAB_TRANSACTIONS,
                                api::customerOf,
                                api.transactions()));
    }

    /** What Schwab's addresses begin with, without a slash at the end. */
    public URI schwabUrl() {
        return URI.create(publicUrl + SchwabApi.PREFIX);
    }

    private void plaidRoutes(Router router) {
        router.add("GET", PlaidApi.PAGE, plaid::ask).add("POST", PlaidApi.PAGE, plaid::decide);
        plaid(router, "/link/token/create", Operation.PLAID_LINK, plaid.createLink());
        plaid(router, "/link/token/get", Operation.PLAID_LINK, plaid.link());
        plaid(router, "/item/public_token/exchange", Operation.PLAID_EXCHANGE, plaid.exchange());
        plaid(router, "/item/remove", Operation.PLAID_REMOVE, plaid.remove());
        plaid(router, "/accounts/get", Operation.PLAID_ACCOUNTS, plaid.accounts());
        plaid(router, "/transactions/sync", Operation.PLAID_TRANSACTIONS, plaid.transactions());
        plaid(
                router,
                "/investments/transactions/get",
                Operation.PLAID_INVESTMENTS,
                plaid.investments());
        plaid(router, "/investments/holdings/get", Operation.PLAID_HOLDINGS, plaid.holdings());
        router.add("POST", PlaidApi.PREFIX + "/webhook_verification_key/get", plaid.noticeKey());
        router.add("POST", PlaidApi.PREFIX + "/sandbox/item/reset_login", plaid.resetLogin());
    }

    private void plaid(Router router, String path, Operation operation, Handler handler) {
        router.add(
                "POST",
                PlaidApi.PREFIX + path,
                observed().as(operation, plaid::customerOf, handler));
    }

    /** What Plaid's addresses begin with, without a slash at the end. */
    public URI plaidUrl() {
        return URI.create(publicUrl + PlaidApi.PREFIX);
    }

    private Observed observed() {
        return new Observed(counters, faults, this::withdraw);
    }

    private int withdraw(String customer) {
        List<String> ended = authorization.grants().withdraw(customer);
        plaidItems.withdraw(customer);
        notices.withdrawn(customer, ended);
        return ended.size() + schwabAuthorization.grants().withdraw(customer).size();
    }
}

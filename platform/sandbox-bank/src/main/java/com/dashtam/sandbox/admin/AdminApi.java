package com.dashtam.sandbox.admin;

import com.dashtam.sandbox.http.Handler;
import com.dashtam.sandbox.http.Router;
import com.dashtam.sandbox.ledger.BankClock;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.notice.Notices;
import com.dashtam.sandbox.oauth.AuthorizationServer;
import com.dashtam.sandbox.plaid.ItemNotices;
import com.dashtam.sandbox.traffic.Counters;
import com.dashtam.sandbox.traffic.Faults;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The admin API, composed. */
public final class AdminApi {
    private final Postings postings;
    private final FaultSwitches switches;
    private final Controls controls;
    private final Subscriptions subscriptions;

    /**
     * @param withdraw ends the consents of the customer with an id, and gives their number
     */
    public AdminApi(
            BankClock clock,
            Customers customers,
            List<AuthorizationServer> authorization,
            Notices notices,
            ItemNotices itemNotices,
            ToIntFunction<String> withdraw,
            Counters counters,
            Faults faults) {
        Consumer<String> newData = notices::newData;
        this.postings = new Postings(customers, clock, newData.andThen(itemNotices::newData));
        this.subscriptions = new Subscriptions(notices, itemNotices);
        this.switches = new FaultSwitches(faults);
        this.controls =
                new Controls(clock, customers, authorization, notices, withdraw, counters, faults);
    }

    public void routes(Router router, String token) {
        AdminGate gate = new AdminGate(token);
        String customer = "/admin/customers/{customer}";
        add(router, gate, "GET", customer, postings::show);
        add(router, gate, "POST", customer + "/accounts/{account}/transactions", postings::post);
        String row = customer + "/transactions/{transaction}";
        add(router, gate, "POST", row + "/settlement", postings::settle);
        add(router, gate, "POST", row + "/amendment", postings::amend);
        add(router, gate, "DELETE", row, postings::remove);
        add(router, gate, "POST", customer + "/item-notices", subscriptions::tell);
        add(router, gate, "DELETE", customer + "/consents", controls::withdraw);
        add(router, gate, "POST", customer + "/webhook", subscriptions::direct);
        add(router, gate, "GET", "/admin/faults", switches::list);
        add(router, gate, "POST", "/admin/faults", switches::on);
        add(router, gate, "DELETE", "/admin/faults", switches::off);
        add(router, gate, "GET", "/admin/clock", controls::time);
        add(router, gate, "POST", "/admin/clock", controls::advance);
        add(router, gate, "GET", "/admin/counters", controls::counters);
        add(router, gate, "POST", "/admin/reset", controls::reset);
    }

    private static void add(
            Router router, AdminGate gate, String method, String path, Handler handler) {
        router.add(method, path, gate.open(handler));
    }
}

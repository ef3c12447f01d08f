package com.dashtam.sandbox.plaid;

import static com.dashtam.sandbox.http.HtmlPage.escape;

import com.dashtam.sandbox.http.HtmlPage;
import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Customer;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.plaid.Items.Item;
import com.dashtam.sandbox.plaid.Visits.Link;
import java.net.URI;
import java.util.Optional;

/** The page on which customers link their accounts, or enter a login again. */
final class LinkPage {

    private static final String TITLE = "Link your accounts";

    private final Items items;
    private final Visits visits;
    private final Customers customers;

    LinkPage(Items items, Visits visits, Customers customers) {
        this.items = items;
        this.visits = visits;
        this.customers = customers;
    }

    Response ask(Request request) {
        Optional<Link> link = request.query().get("token").flatMap(visits::visitable);
        if (link.isEmpty()) {
            return stop();
        }
        Optional<Customer> customer =
                customers.find(customerOf(link.get(), request.query())).map(it -> it.customer());
        return customer.map(who -> ask(request.path(), link.get(), who)).orElseGet(LinkPage::stop);
    }

    /** A repair is for the customer whose login it is. */
    private String customerOf(Link link, Parameters query) {
        return link.repairs()
                .map(Item::customer)
                .or(() -> query.get("login_hint"))
                .orElseGet(() -> customers.listed().getFirst().id());
    }

    private static Response ask(String action, Link link, Customer customer) {
        String body =
                """
                <p><strong>%s</strong> asks to read the accounts of <strong>%s %s</strong>.</p>
                <form method="post" action="%s">
                  <input type="hidden" name="consent" value="%s">
                  <button type="submit" name="decision" value="approve">Approve</button>
                  <button type="submit" name="decision" value="deny">Deny</button>
                </form>
                """
                        .formatted(
                                escape(link.clientName()),
                                escape(customer.first()),
                                escape(customer.last()),
                                escape(action),
                                escape(link.token() + " " + customer.id()));
        return HtmlPage.of(200, TITLE, body)
                .with(
                        "Content-Security-Policy",
                        HtmlPage.POLICY
                                + "; form-action 'self'"
                                + link.completion().map(uri -> " " + origin(uri)).orElse(""));
    }

    Response decide(Request request) {
        Parameters form = request.form();
        String[] consent = form.get("consent").orElse("").split(" ", 2);
        Optional<Link> link = visits.visitable(consent[0]);
        if (link.isEmpty() || consent.length < 2 || !Customer.isId(consent[1])) {
            return stop();
        }
        boolean approved = form.get("decision").filter("approve"::equals).isPresent();
        visits.end(
                link.get(),
                approved ? Optional.of(opened(link.get(), consent[1])) : Optional.empty());
        return link.get()
                .completion()
                .map(uri -> Response.seeOther(uri.toString()).with("Cache-Control", "no-store"))
                .orElseGet(() -> HtmlPage.of(200, TITLE, "<p>You can close this window.</p>"));
    }

    private Item opened(Link link, String customer) {
        Item item = link.repairs().orElseGet(() -> items.link(customer));
        items.repair(item);
        link.webhook().ifPresent(address -> items.direct(item, address));
        return item;
    }

    private static Response stop() {
        return HtmlPage.of(400, TITLE, "<p>This page was answered before or is too old.</p>")
                .with("Content-Security-Policy", HtmlPage.POLICY + "; form-action 'none'");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}

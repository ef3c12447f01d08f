package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Customer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages that a browser sees. */
final class ConsentPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final String bankName;

    ConsentPage(String bankName) {
        this.bankName = bankName;
    }

    /** What the customer is asked, and about whom. */
    record Question(
            String clientId,
            Customer customer,
            List<Account> accounts,
            Set<Scope> scopes,
            String consent,
            Callback callback) {}

    /** The other customers to choose from, and the request to repeat for them. */
    record Choice(List<Customer> customers, List<Parameter> repeated) {
        record Parameter(String name, String value) {}
    }

    Response ask(String action, Question question, Choice choice) {
        String title = bankName + ": share your accounts";
        return page(200, title, form(action, question) + chooser(action, question, choice))
                .with(
                        "Content-Security-Policy",
                        POLICY
                                + "; form-action 'self' "
                                + origin(question.callback().redirectUri()));
    }

    Response stop(int status, String reason) {
        return page(status, bankName, "<p>" + escape(reason) + "</p>")
                .with("Content-Security-Policy", POLICY + "; form-action 'none'");
    }

    private static String form(String action, Question question) {
        return """
        <p><strong>%s</strong> asks to read the following of <strong>%s %s</strong>:</p>
        <ul>
        %s</ul>
        <p>from these accounts:</p>
        <ul>
        %s</ul>
        <form method="post" action="%s">
          <input type="hidden" name="consent" value="%s">
          <button type="submit" name="decision" value="approve">Approve</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </form>
        """
                .formatted(
                        escape(question.clientId()),
                        escape(question.customer().first()),
                        escape(question.customer().last()),
                        items(question.scopes().stream().sorted().map(Scope::shown).toList()),
                        items(question.accounts().stream().map(ConsentPage::line).toList()),
                        action,
                        escape(question.consent()));
    }

    private static String chooser(String action, Question question, Choice choice) {
        return """
        <hr>
        <form method="get" action="%s">
        %s  <label>Continue as
            <select name="login_hint">
        %s    </select>
          </label>
          <button type="submit">Switch</button>
        </form>
        """
                .formatted(action, hidden(choice), options(question, choice));
    }

    private static Response page(int status, String title, String body) {
        String html =
                """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s</title>
                  <style>
                    body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem;
                           margin: 3rem auto; padding: 0 1rem; color: #1c2733 }
                    h1 { font-size: 1.4rem }
                    li { margin: .2rem 0 }
                    button { font: inherit; padding: .5rem 1.5rem; margin-right: .5rem }
                  </style>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """
                        .formatted(escape(title), body);
        return Response.html(status, html)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
    }

    private static String line(Account account) {
        return "%s ending in %s (%s)"
                .formatted(
                        account.kind().product(),
                        account.numberDisplay(),
                        account.kind().currency());
    }

    private static String items(List<String> lines) {
        return lines.stream()
                .map(line -> "  <li>" + escape(line) + "</li>\n")
                .collect(Collectors.joining());
    }

    private static String hidden(Choice choice) {
        return choice.repeated().stream()
                .map(parameter ->
                        "  <input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                                .formatted(escape(parameter.name()), escape(parameter.value())))
                .collect(Collectors.joining());
    }

    private static String options(Question question, Choice choice) {
        return choice.customers().stream()
                .map(customer ->
                        "      <option value=\"%s\"%s>%s %s (%s)</option>\n"
                                .formatted(
                                        escape(customer.id()),
                                        customer.id().equals(question.customer().id())
                                                ? " selected"
                                                : "",
                                        escape(customer.first()),
                                        escape(customer.last()),
                                        escape(customer.id())))
                .collect(Collectors.joining());
    }

    private static String origin(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.HtmlPage;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Customer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages that a browser sees. */
final class ConsentPage {
    private static final String POLICY = HtmlPage.POLICY;

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
        return HtmlPage.of(200, title, form(action, question) + chooser(action, question, choice))
                .with(
                        "Content-Security-Policy",
                        POLICY
                                + "; form-action 'self' "
                                + origin(question.callback().redirectUri()));
    }

    Response stop(int status, String reason) {
        return HtmlPage.of(status, bankName, "<p>" + HtmlPage.escape(reason) + "</p>")
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
                        HtmlPage.escape(question.clientId()),
                        HtmlPage.escape(question.customer().first()),
                        HtmlPage.escape(question.customer().last()),
                        items(question.scopes().stream().sorted().map(Scope::shown).toList()),
                        items(question.accounts().stream().map(ConsentPage::line).toList()),
                        action,
                        HtmlPage.escape(question.consent()));
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

    private static String line(Account account) {
        return "%s ending in %s (%s)"
                .formatted(
                        account.kind().product(),
                        account.numberDisplay(),
                        account.kind().currency());
    }

    private static String items(List<String> lines) {
        return lines.stream()
                .map(line -> "  <li>" + HtmlPage.escape(line) + "</li>\n")
                .collect(Collectors.joining());
    }

    private static String hidden(Choice choice) {
        return choice.repeated().stream()
                .map(parameter ->
                        "  <input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                                .formatted(
                                        HtmlPage.escape(parameter.name()),
                                        HtmlPage.escape(parameter.value())))
                .collect(Collectors.joining());
    }

    private static String options(Question question, Choice choice) {
        return choice.customers().stream()
                .map(customer ->
                        "      <option value=\"%s\"%s>%s %s (%s)</option>\n"
                                .formatted(
                                        HtmlPage.escape(customer.id()),
                                        customer.id().equals(question.customer().id())
                                                ? " selected"
                                                : "",
                                        HtmlPage.escape(customer.first()),
                                        HtmlPage.escape(customer.last()),
                                        HtmlPage.escape(customer.id())))
                .collect(Collectors.joining());
    }

    private static String origin(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}

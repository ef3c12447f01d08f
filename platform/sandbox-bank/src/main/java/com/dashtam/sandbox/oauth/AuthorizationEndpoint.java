package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Customer;
import com.dashtam.sandbox.ledger.Customers;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.oauth.ConsentPage.Choice;
import com.dashtam.sandbox.oauth.ConsentPage.Question;
import java.util.List;
import java.util.Optional;

/**
 * Asks the customer and, on approval, sends the browser back with a code (RFC 6749 section 4.1).
 */
final class AuthorizationEndpoint {
    private static final List<String> REPEATED =
            List.of(
                    "response_type",
                    "client_id",
                    "redirect_uri",
                    "scope",
                    "state",
                    "code_challenge",
                    "code_challenge_method");

    /** A question that is on somebody's screen. */
    record Asked(AuthorizationRequest.Accepted request, String customerId) {}

    private final RegisteredClient client;
    private final Customers customers;
    private final ConsentPage page;
    private final OneTime<Asked> questions;
    private final OneTime<Approval> codes;
    private final Dialect dialect;

    AuthorizationEndpoint(
            Dialect dialect,
            RegisteredClient client,
            Customers customers,
            ConsentPage page,
            OneTime<Asked> questions,
            OneTime<Approval> codes) {
        this.dialect = dialect;
        this.client = client;
        this.customers = customers;
        this.page = page;
        this.questions = questions;
        this.codes = codes;
    }

    Response ask(Request request, Optional<String> issuer) {
        return switch (AuthorizationRequest.read(request.query(), client, dialect, issuer)) {
            case AuthorizationRequest.Accepted accepted -> ask(accepted, request);
            case AuthorizationRequest.Returned(var callback, var error, var description) ->
                    callback.error(error, description);
            case AuthorizationRequest.Stopped(var reason) -> page.stop(400, reason);
        };
    }

    Response decide(Request request) {
        Parameters form = request.form();
        Optional<Asked> asked = form.get("consent").flatMap(questions::take);
        if (asked.isEmpty()) {
            return page.stop(400, "This page was answered before or is too old. Start again.");
        }
        Callback callback = asked.get().request().callback();
        return switch (form.get("decision").orElse("")) {
            case "approve" -> approve(asked.get(), callback);
            case "deny" -> callback.error(OAuthError.ACCESS_DENIED, "The customer declined");
            default -> callback.error(OAuthError.INVALID_REQUEST, "Neither approved nor denied");
        };
    }

    private Response ask(AuthorizationRequest.Accepted accepted, Request request) {
        List<Customer> listed = customers.listed();
        String customerId = accepted.loginHint().orElse(listed.getFirst().id());
        Optional<Ledger> ledger = customers.find(customerId);
        Optional<String> consent = questions.keep(new Asked(accepted, customerId));
        if (ledger.isEmpty() || consent.isEmpty()) {
            return accepted.callback()
                    .error(OAuthError.TEMPORARILY_UNAVAILABLE, "The bank is at its limit");
        }
        return page.ask(
                request.path(),
                new Question(
                        client.id(),
                        ledger.get().customer(),
                        ledger.get().accounts(),
                        accepted.scopes(),
                        consent.get(),
                        accepted.callback()),
                new Choice(listed, repeated(request.query())));
    }

    private Response approve(Asked asked, Callback callback) {
        Approval approval =
                new Approval(
                        asked.customerId(),
                        asked.request().scopes(),
                        callback.redirectUri(),
                        asked.request().challenge());
        return codes.keep(approval)
                .map(code -> dialect.session() ? callback.codeAndMore(code) : callback.code(code))
                .orElseGet(() ->
                        callback.error(
                                OAuthError.TEMPORARILY_UNAVAILABLE, "The bank is at its limit"));
    }

    private static List<Choice.Parameter> repeated(Parameters query) {
        return REPEATED.stream()
                .flatMap(name ->
                        query.get(name).map(value -> new Choice.Parameter(name, value)).stream())
                .toList();
    }
}

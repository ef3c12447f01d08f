package com.dashtam.provider.presentation.http.consent;

import com.dashtam.provider.application.consent.ConnectProvider.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/** What the browser shows when it is back from an institution. */
record ResultPage(HttpStatus status, String title, String message) {

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s</title>
              <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto;
                       padding: 0 1rem; color: #1c2733 }
                h1 { font-size: 1.4rem }
              </style>
            </head>
            <body>
              <h1>%1$s</h1>
              <p>%2$s</p>
            </body>
            </html>
            """;

    static ResultPage connected(String institution) {
        return new ResultPage(
                HttpStatus.OK,
                "Connected",
                institution
                        + " is connected. Your accounts are being fetched; you can close this window.");
    }

    static ResultPage refused(Refusal refusal) {
        return switch (refusal) {
            case CONSENT_DENIED ->
                    bad(
                            "Authorization Denied",
                            "The institution says that consent was not given. Nothing was connected.");
            case CODE_MISSING, STATE_MISSING ->
                    bad("Incomplete Answer", "The institution's answer lacks a part. Start again.");
            case STATE_UNKNOWN,
                    STATE_EXPIRED,
                    STATE_OF_ANOTHER_USER,
                    STATE_OF_ANOTHER_INSTITUTION ->
                    bad(
                            "Request Not Valid",
                            "This request is unknown, used or too old. Start again.");
            case ISSUER_UNKNOWN ->
                    bad(
                            "Request Not Valid",
                            "The answer does not come from the institution that was asked. Start again.");
            case BROWSER_UNKNOWN ->
                    bad(
                            "Request Not Valid",
                            "This browser did not start the request. Start again, and stay in one browser.");
            case INSTITUTION_UNKNOWN ->
                    bad("Not Available", "This institution cannot be connected here any more.");
            case EXCHANGE_FAILED ->
                    bad(
                            "Not Connected",
                            "The institution did not accept the authorization. Start again.");
            case CONNECTION_OVER ->
                    bad(
                            "Not Connected",
                            "The connection was ended meanwhile. Connect the institution again.");
            case LOGIN_CONNECTED ->
                    bad(
                            "Not Connected",
                            "These accounts are connected already, by another connection of yours.");
            case INSTITUTION_UNAVAILABLE ->
                    new ResultPage(
                            HttpStatus.BAD_GATEWAY,
                            "Not Connected",
                            "The institution did not answer. Try again later.");
        };
    }

    private static ResultPage bad(String title, String message) {
        return new ResultPage(HttpStatus.BAD_REQUEST, title, message);
    }

    String html() {
        return FRAME.formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(message));
    }
}

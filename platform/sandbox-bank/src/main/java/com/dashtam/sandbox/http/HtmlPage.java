package com.dashtam.sandbox.http;

/** Pages for people, which nothing may be loaded into. */
public final class HtmlPage {

    /** What a page may do; each says itself where its forms go. */
    public static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private HtmlPage() {}

    /**
     * @param title not escaped yet
     * @param body escaped already
     */
    public static Response of(int status, String title, String body) {
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

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

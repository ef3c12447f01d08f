package com.dashtam.provider.domain.institution;

import java.util.List;

/** How a user lets us at the data. */
public enum AuthKind {
    /** By consent at the institution (OAuth 2.0, RFC 6749). */
    OAUTH("oauth", "oauth2"),
    /** By a key and its secret, made at the institution. */
    API_KEY("api_key", "api_key"),
    /** On a page or in a widget of the institution's, opened by a token that it makes for each. */
    LINK_TOKEN("link_token", "link_token"),
    /** By uploading the institution's file; there are no credentials. */
    FILE_IMPORT("file_import", "file_import");

    private final String text;
    private final String credentialType;

    AuthKind(String text, String credentialType) {
        this.text = text;
        this.credentialType = credentialType;
    }

    public String text() {
        return text;
    }

    public String credentialType() {
        return credentialType;
    }

    /** What a form asks the user for. */
    public List<CredentialField> fields() {
        return switch (this) {
            case API_KEY ->
                    List.of(
                            new CredentialField("api_key", "API key", false),
                            new CredentialField("api_secret", "API secret", true));
            case OAUTH, LINK_TOKEN, FILE_IMPORT -> List.of();
        };
    }
}

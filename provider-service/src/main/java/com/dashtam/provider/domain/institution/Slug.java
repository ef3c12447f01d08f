package com.dashtam.provider.domain.institution;

import com.dashtam.kernel.result.Result;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of an institution in addresses and configuration: {@code sandbox}. */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    public static Result<Slug, String> parse(String text) {
        return FORM.matcher(text).matches()
                ? Result.ok(new Slug(text))
                : Result.err("must be lower-case letters, digits, - and _, at most 50");
    }

    /** The identifier of the institution in events. */
    public UUID providerId() {
        return ProviderId.of(this);
    }

    @Override
    public String toString() {
        return value;
    }
}

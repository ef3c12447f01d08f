package com.dashtam.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the bank's page with which a customer answers, as far as a browser needs it to send
 * it.
 *
 * @param action where to, relative to the page
 * @param hidden the fields that the customer does not see
 */
record ConsentForm(String action, Map<String, String> hidden) {

    private static final Pattern FORM =
            Pattern.compile(
                    "<form method=\"post\" action=\"([^\"]+)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    ConsentForm {
        hidden = Map.copyOf(hidden);
    }

    /**
     * @throws DemoFailure if the page has no such form
     */
    static ConsentForm on(String page) {
        Matcher form = FORM.matcher(page);
        DemoFailure.require(form.find(), "the bank's page has no form to consent with");
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(form.group(2));
        while (field.find()) {
            fields.put(plain(field.group(1)), plain(field.group(2)));
        }
        return new ConsentForm(plain(form.group(1)), fields);
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}

package com.dashtam.platform.http.servlet;

import com.dashtam.platform.http.contract.Caching;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.WebUtils;

/**
 * Gives answers that may be kept an ETag of their bytes, and answers 304 to those who have them
 * (RFC 9110, section 13). All others pass it as they are written.
 */
final class Revalidation extends ShallowEtagHeaderFilter {

    /** Tells what the contract says of the request's answer, before its handler runs. */
    static void follow(Caching caching, HttpServletRequest request, HttpServletResponse response) {
        var contracted = WebUtils.getNativeResponse(response, ContractedResponse.class);
        Objects.requireNonNull(contracted, "an answer past the filters").keep(caching);
        if (caching == Caching.NO_STORE) {
            disableContentCaching(request);
        }
    }
}

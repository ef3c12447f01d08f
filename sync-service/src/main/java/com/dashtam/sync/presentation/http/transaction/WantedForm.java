package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.platform.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** In which form the present request wants its answer. */
public final class WantedForm {

    static final MediaType CSV = new MediaType("text", "csv");

    private final HttpServletRequest request;

    /**
     * @param request stands for the present one
     */
    public WantedForm(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Whether it is a table, rather than JSON; where both will do, it is not.
     *
     * @throws ProblemException where a table is wanted, and what only pages have
     */
    boolean isCsv() {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        List<MediaType> accepted = accept == null ? List.of() : MediaType.parseMediaTypes(accept);
        boolean isCsv = quality(accepted, CSV) > quality(accepted, MediaType.APPLICATION_JSON);
        if (isCsv) {
            refusePages();
        }
        return isCsv;
    }

    private void refusePages() {
        Stream.of("cursor", "offset", "limit", "include")
                .filter(name -> request.getParameter(name) != null)
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.invalid(name, "conflict", "is for pages, not for CSV");
                });
    }

    /** That of the most specific type that fits (RFC 9110, section 12.5.1). */
    private static double quality(List<MediaType> accepted, MediaType form) {
        return accepted.stream()
                .filter(type -> type.includes(form))
                .reduce((a, b) -> b.isMoreSpecific(a) ? b : a)
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}

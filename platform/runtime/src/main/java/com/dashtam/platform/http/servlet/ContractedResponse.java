package com.dashtam.platform.http.servlet;

import com.dashtam.platform.http.contract.Caching;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An answer that may be kept as its contract says, whatever its handler says. */
final class ContractedResponse extends HttpServletResponseWrapper {

    ContractedResponse(HttpServletResponse response) {
        super(response);
        keep(Caching.NO_STORE);
    }

    /** Refusals that follow are kept by nobody nevertheless. */
    void keep(Caching caching) {
        super.setHeader(HttpHeaders.CACHE_CONTROL, caching.header());
    }

    @Override
    public void setStatus(int status) {
        if (HttpStatus.valueOf(status).isError()) {
            keep(Caching.NO_STORE);
        }
        super.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
            super.addHeader(name, value);
        }
    }
}

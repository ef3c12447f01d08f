package com.dashtam.identity.domain.deletion;

import java.util.Arrays;

/** The other services that keep data of users, and answer when they are told to erase it. */
public enum DataHolder {
    PROVIDER("provider-service"),
    SYNC("sync-service"),
    AUDIT("audit-service");

    private final String service;

    DataHolder(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }

    public static DataHolder parse(String service) {
        return Arrays.stream(values())
                .filter(holder -> holder.service.equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no data holder: " + service));
    }
}

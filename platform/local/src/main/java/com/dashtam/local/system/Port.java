package com.dashtam.local.system;

/** Every port of the system, its usual number, and the environment variable that changes it. */
public enum Port {
    POSTGRES(15_432),
    KAFKA(19_092),
    KAFKA_CONTROLLER(19_093),
    REDIS(16_379),
    SMTP(11_025),
    MAILBOX(18_025),
    BANK(19_100),
    GATEWAY(8_080),
    GATEWAY_MANAGEMENT(9_080),
    IDENTITY(8_081),
    IDENTITY_MANAGEMENT(9_081),
    PROVIDER(8_082),
    PROVIDER_MANAGEMENT(9_082),
    SYNC(8_083),
    SYNC_MANAGEMENT(9_083),
    AUDIT(8_084),
    AUDIT_MANAGEMENT(9_084);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    public int usual() {
        return usual;
    }

    public String variable() {
        return "DASHTAM_" + name() + "_PORT";
    }
}

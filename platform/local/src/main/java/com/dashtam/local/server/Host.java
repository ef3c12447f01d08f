package com.dashtam.local.server;

import java.util.Locale;

/** The kind of machine that this is, as far as there are server binaries for it. */
enum Host {
    LINUX_X64("postgres-linux-x86_64.txz", "linux-amd64"),
    LINUX_ARM64("postgres-linux-arm_64.txz", "linux-arm64"),
    MACOS_X64("postgres-darwin-x86_64.txz", "darwin-amd64"),
    MACOS_ARM64("postgres-darwin-arm_64.txz", "darwin-arm64");

    private final String postgresArchive;
    private final String redisSuffix;

    Host(String postgresArchive, String redisSuffix) {
        this.postgresArchive = postgresArchive;
        this.redisSuffix = redisSuffix;
    }

    static Host current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Host of(String system, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        boolean x64 = architecture.equals("amd64") || architecture.equals("x86_64");
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("linux") && (arm || x64)) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (lower.contains("mac") && (arm || x64)) {
            return arm ? MACOS_ARM64 : MACOS_X64;
        }
        throw new ServerFailure(
                "the embedded servers run on Linux and macOS (x64, arm64), and this is %s on %s"
                        .formatted(system, architecture));
    }

    String postgresArchive() {
        return postgresArchive;
    }

    /** The end of the resource's name; its middle is a version. */
    String redisSuffix() {
        return redisSuffix;
    }
}

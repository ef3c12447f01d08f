package com.dashtam.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says on what the figures were measured, without which they mean nothing. */
final class Machine {

    private static final long KIB_PER_GIB = 1 << 20;

    private Machine() {}

    static String description() {
        return "%d cores of %s, %d GiB, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        found("/proc/cpuinfo", "model name\\s*: (.*)", "an unnamed processor"),
                        Long.parseLong(found("/proc/meminfo", "MemTotal:\\s+(\\d+) kB", "0"))
                                / KIB_PER_GIB,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String found(String file, String pattern, String otherwise) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1).strip() : otherwise;
        } catch (IOException notLinux) {
            return otherwise;
        }
    }
}

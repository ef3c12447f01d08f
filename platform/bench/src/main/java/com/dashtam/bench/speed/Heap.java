package com.dashtam.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives on the heap of another JVM of this machine, after a full collection. */
final class Heap {

    /** The last line of a class histogram: instances, then bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Heap() {}

    static long liveBytes(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asking =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        return totalOf(new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    static long totalOf(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        return total.results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .map(Long::parseLong)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("no histogram: " + histogram));
    }
}

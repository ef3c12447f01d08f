package com.dashtam.identity.domain.session;

import java.util.List;
import java.util.Optional;

/** Reads a user agent as a person would: browser and system. */
final class Device {

    /** The order matters: most browsers also name those they descend from. */
    private static final List<Mark> BROWSERS =
            List.of(
                    new Mark("Edg", "Edge"),
                    new Mark("OPR/", "Opera"),
                    new Mark("SamsungBrowser/", "Samsung Internet"),
                    new Mark("Firefox/", "Firefox"),
                    new Mark("FxiOS/", "Firefox"),
                    new Mark("CriOS/", "Chrome"),
                    new Mark("Chrome/", "Chrome"),
                    new Mark("Safari/", "Safari"),
                    new Mark("curl/", "curl"));

    private static final List<Mark> SYSTEMS =
            List.of(
                    new Mark("Android", "Android"),
                    new Mark("iPhone", "iOS"),
                    new Mark("iPad", "iPadOS"),
                    new Mark("CrOS", "ChromeOS"),
                    new Mark("Windows", "Windows"),
                    new Mark("Mac OS X", "macOS"),
                    new Mark("Linux", "Linux"));

    private record Mark(String text, String name) {}

    private Device() {}

    static Optional<String> describe(String userAgent) {
        Optional<String> browser = firstOf(BROWSERS, userAgent);
        Optional<String> system = firstOf(SYSTEMS, userAgent);
        return system.map(name -> browser.orElse("Unknown browser") + " on " + name)
                .or(() -> browser);
    }

    private static Optional<String> firstOf(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.text()))
                .map(Mark::name)
                .findFirst();
    }
}

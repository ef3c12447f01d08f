package com.dashtam.local.system;

import com.dashtam.local.server.Ports;
import com.dashtam.local.server.ServerFailure;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which number each port of a system has. */
public final class PortPlan {

    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private PortPlan(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * The usual numbers, but for those that the environment changes.
     *
     * @throws ServerFailure naming the variable that is no port, or the number that is there twice
     */
    public static PortPlan of(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String text = environment.getOrDefault(port.variable(), "").strip();
            numbers.put(port, text.isEmpty() ? port.usual() : parse(port, text));
        }
        return checked(numbers);
    }

    /** Ports that nothing uses now; for tests. */
    public static PortPlan free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            int number = Ports.free();
            while (numbers.containsValue(number)) {
                number = Ports.free();
            }
            numbers.put(port, number);
        }
        return checked(numbers);
    }

    private static int parse(Port port, String text) {
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > HIGHEST) {
            throw new ServerFailure(port.variable() + " is not a port number: " + text);
        }
        return number;
    }

    private static PortPlan checked(Map<Port, Integer> numbers) {
        Set<Integer> seen = new HashSet<>();
        numbers.forEach((port, number) -> {
            if (!seen.add(number)) {
                throw new ServerFailure(
                        "port %d is wanted twice, once as %s".formatted(number, port.variable()));
            }
        });
        return new PortPlan(numbers);
    }

    public int number(Port port) {
        return numbers.getOrDefault(port, port.usual());
    }
}

package com.dashtam.violators.cycles.one;

import com.dashtam.violators.cycles.other.Other;

public class One {
    Class<?> used() {
        return Other.class;
    }
}

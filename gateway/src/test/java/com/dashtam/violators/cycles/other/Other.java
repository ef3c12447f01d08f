package com.dashtam.violators.cycles.other;

import com.dashtam.violators.cycles.one.One;

public class Other {
    Class<?> used() {
        return One.class;
    }
}

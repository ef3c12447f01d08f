package com.dashtam.violators.money.domain;

import java.math.BigDecimal;

class Rounded {
    double used(BigDecimal amount) {
        return amount.doubleValue();
    }
}

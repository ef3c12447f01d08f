package com.dashtam.violators.presentation.presentation.http;

import com.dashtam.violators.presentation.infrastructure.persistence.Rows;

class Shortcut {
    Rows used() {
        return new Rows();
    }
}

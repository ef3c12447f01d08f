package com.dashtam.violators.infrastructure.infrastructure.mail;

import com.dashtam.violators.infrastructure.presentation.http.Page;

class Upward {
    Page used() {
        return new Page();
    }
}

package com.dashtam.violators.generated.application.user;

import com.dashtam.violators.generated.presentation.http.model.Answer;

class Leak {
    Answer used() {
        return new Answer();
    }
}

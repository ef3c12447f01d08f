package com.dashtam.violators.generated.application.user;

import com.dashtam.violators.generated.presentation.http.api.Answers;
import com.dashtam.violators.generated.presentation.http.model.Answer;

public final class Leaks {

    static class OfTheModel {
        Answer used() {
            return new Answer();
        }
    }

    static class OfTheInterface {
        Answers used() {
            return new Answers();
        }
    }
}

package com.dashtam.identity.presentation.http;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;

/** What a caller is told who was authenticated too long ago. */
public final class StepUpProblem {

    private StepUpProblem() {}

    public static ProblemException required() {
        return new ProblemException(
                ProblemType.STEP_UP_REQUIRED,
                "This needs an authentication within the last ten minutes; answer a challenge of"
                        + " /api/v1/step-up-challenges.");
    }
}

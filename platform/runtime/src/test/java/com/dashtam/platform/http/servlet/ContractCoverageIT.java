package com.dashtam.platform.http.servlet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.sample.SampleService;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ContractCoverageIT {

    @Test
    void doesNotStartWithAHandlerOutsideTheContract() {
        assertThatThrownBy(() -> SampleService.start(WithBackdoor.class))
                .hasMessageContaining("handlers outside the contract: [GET /backdoor]");
    }

    @Test
    void doesNotStartWithoutAHandlerForEachOperation() {
        assertThatThrownBy(() ->
                        SampleService.start(
                                ProblemsIT.Open.class, "dashtam.http.contracts=sample,sample-more"))
                .hasMessageContaining("operations without a handler: [GET /api/v1/more]");
    }

    @Test
    void doesNotStartWithoutAContract() {
        assertThatThrownBy(
                        () -> SampleService.start(ProblemsIT.Open.class, "dashtam.http.contracts="))
                .rootCause()
                .hasMessageContaining("dashtam.http.contracts");
    }

    @Configuration(proxyBeanMethods = false)
    @Import({ProblemsIT.Open.class, Backdoor.class})
    static class WithBackdoor {}

    @RestController
    static class Backdoor {

        @GetMapping("/backdoor")
        String open() {
            return "secret";
        }
    }
}

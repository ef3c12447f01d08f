package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentFormTest {

    @Test
    void findsWhereToSendWhatTheCustomerDoesNotSee() {
        ConsentForm form =
                ConsentForm.on(
                        """
                        <p>Agree?</p>
                        <form method="post" action="/oauth2/authorize?a=1&amp;b=2">
                        <input type="hidden" name="consent" value="&quot;7&quot;">
                        <button name="decision" value="approve">Yes</button>
                        </form>
                        <input type="hidden" name="outside" value="x">
                        """);

        assertThat(form.action()).isEqualTo("/oauth2/authorize?a=1&b=2");
        assertThat(form.hidden()).isEqualTo(Map.of("consent", "\"7\""));
    }

    @Test
    void decodesEachReferenceOnce() {
        ConsentForm form = ConsentForm.on("<form method=\"post\" action=\"&amp;lt;\"></form>");

        assertThat(form.action()).isEqualTo("&lt;");
    }

    @Test
    void refusesAPageWithoutAForm() {
        assertThatThrownBy(() -> ConsentForm.on("<p>This link has expired.</p>"))
                .isInstanceOf(DemoFailure.class);
    }

    @Test
    void refusesAFormThatIsNotPosted() {
        assertThatThrownBy(() -> ConsentForm.on("<form method=\"get\" action=\"/x\"></form>"))
                .isInstanceOf(DemoFailure.class);
    }
}

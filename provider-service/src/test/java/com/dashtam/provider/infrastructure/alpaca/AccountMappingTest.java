package com.dashtam.provider.infrastructure.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMappingTest {

    private final CountedValues unknown = new CountedValues();
    private final AccountMapping mapping = new AccountMapping(unknown.values());

    @ParameterizedTest
    @CsvSource({"ACTIVE, true, 0", "REJECTED, false, 0", "ON_THE_MOON, false, 1", "'', false, 1"})
    void takesAnAccountForOpenWhileItIsActive(String status, boolean active, int counted) {
        NormalizedAccount account =
                map(
                        """
                        {"account_number":"PA1","equity":"1","status":"%s"}\
                        """
                                .formatted(status));

        assertThat(account.active()).isEqualTo(active);
        assertThat(unknown.of("account status")).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"equity\":\"1\"}",
                "{\"account_number\":\"PA1\"}",
                "{\"account_number\":\"PA1\",\"equity\":\"1\",\"currency\":\"money\"}"
            })
    void refusesWhatIsNoAccount(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> map(json));
    }

    private NormalizedAccount map(String json) {
        return mapping.map(Fields.read(json.getBytes(UTF_8)).orElseThrow());
    }
}

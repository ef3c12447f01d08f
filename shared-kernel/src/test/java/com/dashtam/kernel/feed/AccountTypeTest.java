package com.dashtam.kernel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTypeTest {

    @ParameterizedTest
    @EnumSource(AccountType.class)
    void readsWhatItWrites(AccountType type) {
        assertThat(AccountType.parse(type.text())).isEqualTo(type);
    }

    @Test
    void writesTheNamesOfTheContract() {
        assertThat(AccountType.RETIREMENT_401K.text()).isEqualTo("401k");
        assertThat(AccountType.ROTH_IRA.text()).isEqualTo("roth_ira");
    }

    @Test
    void countsRetirementAccountsAmongInvestments() {
        assertThat(AccountType.HSA.isRetirement()).isTrue();
        assertThat(AccountType.BROKERAGE.isRetirement()).isFalse();
        assertThat(AccountType.SAVINGS.isRetirement()).isFalse();
    }

    @Test
    void refusesAnUnknownName() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountType.parse("piggy_bank"));
    }

    @Test
    void givesEachSubtypeItsType() {
        assertThat(TransactionSubtype.DIVIDEND.type()).isEqualTo(TransactionType.INCOME);
        assertThat(TransactionSubtype.UNKNOWN.type()).isEqualTo(TransactionType.OTHER);
        assertThat(TransactionSubtype.BUY_TO_COVER.text()).isEqualTo("buy_to_cover");
    }
}

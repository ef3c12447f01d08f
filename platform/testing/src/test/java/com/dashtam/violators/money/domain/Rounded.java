package com.dashtam.violators.money.domain;

import com.webcohesion.ofx4j.domain.data.common.BalanceInfo;
import com.webcohesion.ofx4j.domain.data.investment.positions.BasePosition;
import com.webcohesion.ofx4j.domain.data.investment.transactions.IncomeTransaction;
import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

public final class Rounded {

    static class AsADouble {
        double used(BigDecimal amount) {
            return amount.doubleValue();
        }
    }

    static class AsAFloat {
        float used(BigDecimal amount) {
            return amount.floatValue();
        }
    }

    static class ByReference {
        ToDoubleFunction<BigDecimal> used() {
            return BigDecimal::doubleValue;
        }
    }

    static class Amount {
        double used(BalanceInfo balance) {
            return balance.getAmount();
        }
    }

    static class Units {
        double used(BasePosition position) {
            return position.getUnits();
        }
    }

    static class UnitPrice {
        double used(BasePosition position) {
            return position.getUnitPrice();
        }
    }

    static class MarketValue {
        double used(BasePosition position) {
            return position.getMarketValue();
        }
    }

    static class Total {
        double used(IncomeTransaction income) {
            return income.getTotal();
        }
    }

    public static class Exact {
        String used(BigDecimal amount) {
            return amount.toPlainString();
        }
    }
}

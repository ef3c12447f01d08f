package com.dashtam.platform.workflow;

import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.platform.idempotency.KeyHold;
import com.dashtam.platform.idempotency.KeyedRun;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of Spring's transaction manager. */
public final class SpringTransactions implements Transactions {

    private final TransactionTemplate template;

    public SpringTransactions(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    @Override
    @SuppressWarnings("NullAway") // the work answers non-null, so the template does
    public <T> T inTransaction(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    @Override
    public <T, R> Result<T, R> decide(Supplier<Result<T, R>> work) {
        return inTransaction(() -> {
            KeyHold key = KeyedRun.hold();
            key.claim();
            Result<T, R> result = work.get();
            switch (result) {
                case Result.Ok<T, R> _ -> key.keep(result);
                case Result.Err<T, R> _ -> key.release();
            }
            return result;
        });
    }
}

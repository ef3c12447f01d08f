package com.dashtam.platform.workflow;

import com.dashtam.kernel.workflow.Transactions;
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
}

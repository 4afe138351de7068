package io.kring.contacts.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.util.function.Supplier;

/** Work that is done, or done and taken back, so that what is told of it is what happens. */
public final class Trial {
    private Trial() {}

    /** In a transaction of its own, whatever transaction the caller has. */
    public static <T> T call(boolean dryRun, Supplier<T> work) {
        try {
            return QuarkusTransaction.suspendingExisting().call(() -> begun(dryRun, work));
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof RuntimeException ofWork ? ofWork : e;
        }
    }

    private static <T> T begun(boolean dryRun, Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            var result = work.get();
            if (!dryRun) {
                QuarkusTransaction.commit();
            }
            return result;
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
    }
}

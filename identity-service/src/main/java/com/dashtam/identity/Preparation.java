package com.dashtam.identity;

import com.dashtam.identity.application.key.FirstSigningKey;
import com.dashtam.identity.infrastructure.persistence.StartLock;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** What must be there before the first request: a key to sign with, and the operator's staff. */
final class Preparation implements SmartInitializingSingleton {

    private final StartLock lock;
    private final FirstSigningKey firstKey;
    private final BootstrapStaff staff;

    Preparation(StartLock lock, FirstSigningKey firstKey, BootstrapStaff staff) {
        this.lock = lock;
        this.firstKey = firstKey;
        this.staff = staff;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(() -> {
            firstKey.ensure();
            staff.seed();
        });
    }
}

package com.dashtam.sandbox;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs one bank until the process is told to stop. */
public final class SandboxBankMain {
    private SandboxBankMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            BankSettings settings = BankEnvironment.read(System.getenv());
            SandboxBank bank = SandboxBank.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
            System.out.println(settings.name() + " answers at " + bank.url());
        } catch (IllegalArgumentException | IOException unusable) {
            System.err.println("The sandbox bank cannot start: " + unusable.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }
}

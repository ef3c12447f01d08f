package com.dashtam.provider.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.CredentialFault;
import com.dashtam.events.provider.ProviderCredentialUnreadable;
import com.dashtam.provider.contract.CredentialVaultContract;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.UnreadableCredentialException;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import com.dashtam.provider.fixture.CredentialVaultInMemory;
import com.dashtam.testing.workflow.RecordingWorkflows;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vault like any other, but for what cannot be opened. */
class AuditedVaultTest extends CredentialVaultContract {

    private final RecordingWorkflows workflows = new RecordingWorkflows();
    private final CredentialVault vault =
            new AuditedVault(new CredentialVaultInMemory(), workflows, workflows);

    @Override
    protected CredentialVault vault() {
        return vault;
    }

    @Override
    protected CredentialOwner anyOwner() {
        return new CredentialOwner(anyId(), anyId());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void putsOnRecordWhatCannotBeOpenedAndGivesNothing(Reason reason) {
        CredentialOwner owner = anyOwner();
        var broken = new AuditedVault(brokenFor(reason), workflows, workflows);

        assertThat(broken.get(owner)).isEmpty();
        assertThat(broken.lease(owner, NOW, NOW.plusSeconds(30))).isEmpty();

        var told = workflows.eventsOf(ProviderCredentialUnreadable.class);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().getConnectionId()).isEqualTo(owner.connectionId());
        assertThat(told.getFirst().getUserId()).isEqualTo(owner.userId());
        assertThat(told.getFirst().getReason())
                .isEqualTo(CredentialFault.valueOf(reason.name().toLowerCase(Locale.ROOT)));
    }

    private static CredentialVault brokenFor(Reason reason) {
        return (CredentialVault)
                Proxy.newProxyInstance(
                        CredentialVault.class.getClassLoader(),
                        new Class<?>[] {CredentialVault.class},
                        (_, _, _) -> {
                            throw new UnreadableCredentialException(
                                    reason, new IllegalStateException("broken"));
                        });
    }
}

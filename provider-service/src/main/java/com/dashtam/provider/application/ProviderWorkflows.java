package com.dashtam.provider.application;

import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.events.provider.ProviderDisconnectionAttempted;
import com.dashtam.events.provider.ProviderDisconnectionFailed;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.events.provider.ProviderKeyRotationAttempted;
import com.dashtam.events.provider.ProviderKeyRotationFailed;
import com.dashtam.events.provider.ProviderKeyRotationSucceeded;
import com.dashtam.events.provider.ProviderTokenRefreshAttempted;
import com.dashtam.events.provider.ProviderTokenRefreshFailed;
import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderWebhookAttempted;
import com.dashtam.events.provider.ProviderWebhookFailed;
import com.dashtam.events.provider.ProviderWebhookSucceeded;
import com.dashtam.events.provider.RawPageViewAttempted;
import com.dashtam.events.provider.RawPageViewFailed;
import com.dashtam.events.provider.RawPageViewSucceeded;
import com.dashtam.kernel.workflow.Workflow;

/** Each workflow of the contract, once. */
public final class ProviderWorkflows {

    public static final Workflow<
                    ProviderConnectionAttempted,
                    ProviderConnectionSucceeded,
                    ProviderConnectionFailed>
            CONNECTION =
                    Workflow.of(
                            ProviderConnectionAttempted.class,
                            ProviderConnectionSucceeded.class,
                            ProviderConnectionFailed.class);

    public static final Workflow<
                    ProviderDisconnectionAttempted,
                    ProviderDisconnectionSucceeded,
                    ProviderDisconnectionFailed>
            DISCONNECTION =
                    Workflow.of(
                            ProviderDisconnectionAttempted.class,
                            ProviderDisconnectionSucceeded.class,
                            ProviderDisconnectionFailed.class);

    public static final Workflow<
                    ProviderTokenRefreshAttempted,
                    ProviderTokenRefreshSucceeded,
                    ProviderTokenRefreshFailed>
            TOKEN_REFRESH =
                    Workflow.of(
                            ProviderTokenRefreshAttempted.class,
                            ProviderTokenRefreshSucceeded.class,
                            ProviderTokenRefreshFailed.class);

    public static final Workflow<
                    ProviderWebhookAttempted, ProviderWebhookSucceeded, ProviderWebhookFailed>
            WEBHOOK =
                    Workflow.of(
                            ProviderWebhookAttempted.class,
                            ProviderWebhookSucceeded.class,
                            ProviderWebhookFailed.class);

    public static final Workflow<
                    ProviderKeyRotationAttempted,
                    ProviderKeyRotationSucceeded,
                    ProviderKeyRotationFailed>
            KEY_ROTATION =
                    Workflow.of(
                            ProviderKeyRotationAttempted.class,
                            ProviderKeyRotationSucceeded.class,
                            ProviderKeyRotationFailed.class);

    public static final Workflow<RawPageViewAttempted, RawPageViewSucceeded, RawPageViewFailed>
            RAW_PAGE_VIEW =
                    Workflow.of(
                            RawPageViewAttempted.class,
                            RawPageViewSucceeded.class,
                            RawPageViewFailed.class);

    private ProviderWorkflows() {}
}

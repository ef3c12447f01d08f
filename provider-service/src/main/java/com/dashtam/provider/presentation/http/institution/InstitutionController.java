package com.dashtam.provider.presentation.http.institution;

import com.dashtam.provider.domain.institution.Capability;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.InstitutionHealth;
import com.dashtam.provider.presentation.http.api.InstitutionsApi;
import com.dashtam.provider.presentation.http.model.CredentialField;
import com.dashtam.provider.presentation.http.model.Institution;
import com.dashtam.provider.presentation.http.model.Institution.AuthTypeEnum;
import com.dashtam.provider.presentation.http.model.Institution.CapabilitiesEnum;
import com.dashtam.provider.presentation.http.model.Institution.CategoryEnum;
import com.dashtam.provider.presentation.http.model.Institution.CredentialTypeEnum;
import com.dashtam.provider.presentation.http.model.Institution.HealthEnum;
import com.dashtam.provider.presentation.http.model.InstitutionList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class InstitutionController implements InstitutionsApi {

    private final Catalogue catalogue;
    private final InstitutionHealth health;

    public InstitutionController(Catalogue catalogue, InstitutionHealth health) {
        this.catalogue = catalogue;
        this.health = health;
    }

    @Override
    public ResponseEntity<InstitutionList> listInstitutions() {
        var institutions = catalogue.all().stream().map(this::shown).toList();
        return ResponseEntity.ok(new InstitutionList(institutions, institutions.size()));
    }

    private Institution shown(com.dashtam.provider.domain.institution.Institution institution) {
        var shown =
                new Institution(
                        institution.slug().value(),
                        institution.name(),
                        CategoryEnum.fromValue(institution.category().text()),
                        CredentialTypeEnum.fromValue(institution.authKind().credentialType()),
                        AuthTypeEnum.fromValue(institution.authKind().text()),
                        institution.orderedCapabilities().stream()
                                .map(Capability::text)
                                .map(CapabilitiesEnum::fromValue)
                                .toList(),
                        institution.configured());
        shown.credentialFields(
                institution.authKind().fields().stream()
                        .map(field ->
                                new CredentialField(field.name(), field.label(), field.secret()))
                        .toList());
        institution.historyDays().ifPresent(shown::historyDays);
        health.of(institution.slug())
                .map(told -> HealthEnum.fromValue(told.text()))
                .ifPresent(shown::health);
        institution.websiteUrl().ifPresent(shown::websiteUrl);
        return shown;
    }
}

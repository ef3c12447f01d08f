package com.dashtam.provider.presentation.http.institution;

import com.dashtam.provider.domain.institution.Capability;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.presentation.http.api.InstitutionsApi;
import com.dashtam.provider.presentation.http.model.Institution;
import com.dashtam.provider.presentation.http.model.Institution.AuthTypeEnum;
import com.dashtam.provider.presentation.http.model.Institution.CapabilitiesEnum;
import com.dashtam.provider.presentation.http.model.Institution.CategoryEnum;
import com.dashtam.provider.presentation.http.model.Institution.CredentialTypeEnum;
import com.dashtam.provider.presentation.http.model.InstitutionList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class InstitutionController implements InstitutionsApi {

    private final InstitutionList list;

    public InstitutionController(Catalogue catalogue) {
        var institutions = catalogue.all().stream().map(InstitutionController::shown).toList();
        this.list = new InstitutionList(institutions, institutions.size());
    }

    @Override
    public ResponseEntity<InstitutionList> listInstitutions() {
        return ResponseEntity.ok(list);
    }

    private static Institution shown(
            com.dashtam.provider.domain.institution.Institution institution) {
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
        institution.websiteUrl().ifPresent(shown::websiteUrl);
        return shown;
    }
}

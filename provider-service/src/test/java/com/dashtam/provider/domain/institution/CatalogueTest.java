package com.dashtam.provider.domain.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    @Test
    void keepsTheOperatorsOrder() {
        var catalogue = new Catalogue(List.of(bank("zeta"), bank("alpha")));

        assertThat(catalogue.all())
                .extracting(i -> i.slug().value())
                .containsExactly("zeta", "alpha");
        assertThat(catalogue.find(new Slug("alpha"))).contains(bank("alpha"));
        assertThat(catalogue.find(new Slug("omega"))).isEmpty();
    }

    @Test
    void refusesASlugThatIsThereTwice() {
        assertThatThrownBy(() -> new Catalogue(List.of(bank("alpha"), bank("alpha"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha");
    }

    @Test
    void refusesAnInstitutionWithoutANameOrData() {
        assertThatThrownBy(() -> institution("alpha", " ", Set.of(Capability.ACCOUNTS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> institution("alpha", "x".repeat(101), Set.of(Capability.ACCOUNTS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> institution("alpha", "Alpha", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersCapabilitiesAsDeclared() {
        var institution =
                institution("alpha", "Alpha", Set.of(Capability.HOLDINGS, Capability.ACCOUNTS));

        assertThat(institution.orderedCapabilities())
                .containsExactly(Capability.ACCOUNTS, Capability.HOLDINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", "_a", "-a", "a/b", "ä"})
    void refusesATextThatIsNoSlug(String text) {
        assertThat(Slug.parse(text)).isInstanceOf(Result.Err.class);
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASlugOfMoreThanFiftyCharacters() {
        assertThat(Slug.parse("a".repeat(50))).isInstanceOf(Result.Ok.class);
        assertThat(Slug.parse("a".repeat(51))).isInstanceOf(Result.Err.class);
    }

    @Test
    void givesEachSlugOneIdentifierForEver() {
        var id = new Slug("sandbox").providerId();

        assertThat(id).hasToString("c61e8469-1739-53db-87f8-3a190a0478f8");
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(new Slug("sandbox").providerId()).isEqualTo(id);
        assertThat(new Slug("ofx_file").providerId()).isNotEqualTo(id);
    }

    private static Institution bank(String slug) {
        return institution(slug, "Bank", Set.of(Capability.ACCOUNTS));
    }

    private static Institution institution(String slug, String name, Set<Capability> gives) {
        return new Institution(
                new Slug(slug),
                name,
                Category.BANK,
                AuthKind.OAUTH,
                gives,
                true,
                Optional.empty(),
                Optional.empty());
    }
}

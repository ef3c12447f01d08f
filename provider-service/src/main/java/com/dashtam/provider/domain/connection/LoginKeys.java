package com.dashtam.provider.domain.connection;

import com.dashtam.provider.domain.institution.Slug;
import java.util.Collection;

/** The port that makes one key of all accounts that a login opens, from which none can be read. */
@FunctionalInterface
public interface LoginKeys {

    /**
     * @param accountIds the institution's identifiers, in any order
     */
    String of(Slug slug, Collection<String> accountIds);
}

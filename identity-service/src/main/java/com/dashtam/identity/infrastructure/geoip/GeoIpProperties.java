package com.dashtam.identity.infrastructure.geoip;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the GeoIP database is.
 *
 * @param database the path of a MaxMind DB file with cities or countries; empty for none, and then
 *     no session has a location
 */
@ConfigurationProperties("dashtam.identity.geoip")
public record GeoIpProperties(@DefaultValue("") String database) {}

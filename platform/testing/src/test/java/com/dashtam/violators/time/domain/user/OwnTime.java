package com.dashtam.violators.time.domain.user;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

public final class OwnTime {

    static class Moment {
        Object used() {
            return Instant.now();
        }
    }

    static class Day {
        Object used() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static class DayTime {
        Object used() {
            return LocalDateTime.now(ZoneOffset.UTC);
        }
    }

    static class OffsetTime {
        Object used() {
            return OffsetDateTime.now(ZoneOffset.UTC);
        }
    }

    static class ZonedTime {
        Object used() {
            return ZonedDateTime.now(ZoneOffset.UTC);
        }
    }

    static class OfTheYear {
        Object used() {
            return Year.now(ZoneOffset.UTC);
        }
    }

    static class SystemClock {
        Object used() {
            return Clock.systemUTC();
        }
    }

    static class TickingClock {
        Object used() {
            return Clock.tickMillis(ZoneOffset.UTC);
        }
    }

    static class SystemSource {
        Object used() {
            return InstantSource.system();
        }
    }

    static class SystemZone {
        Object used() {
            return ZoneId.systemDefault();
        }
    }

    static class Millis {
        Object used() {
            return System.currentTimeMillis();
        }
    }

    static class Nanos {
        Object used() {
            return System.nanoTime();
        }
    }

    public static class GivenTime {
        Instant used(InstantSource clock) {
            return clock.instant();
        }
    }
}

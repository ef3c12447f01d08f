package com.dashtam.violators.application.application.user;

import com.dashtam.violators.application.infrastructure.mail.Letters;
import org.apache.kafka.common.TopicPartition;

/** One of each kind; the whole list of what is refused is shown with the rule of the domain. */
public final class Impure {

    static class Framework {
        Class<?> used() {
            return TopicPartition.class;
        }
    }

    static class UpperLayer {
        Class<?> used() {
            return Letters.class;
        }
    }

    static class JdbcRows {
        java.sql.ResultSet[] used = {};
    }
}

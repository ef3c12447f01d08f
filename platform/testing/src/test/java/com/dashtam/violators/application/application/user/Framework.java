package com.dashtam.violators.application.application.user;

import org.apache.kafka.common.TopicPartition;

class Framework {
    TopicPartition used() {
        return new TopicPartition("t", 0);
    }
}

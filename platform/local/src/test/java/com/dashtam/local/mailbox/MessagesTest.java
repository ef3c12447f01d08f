package com.dashtam.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages(2);

    @Test
    void keepsTheNewestFirstAndNoMoreThanItsLimit() {
        add("one", "two", "three");

        assertThat(messages.find(any -> true))
                .extracting(Message::subject)
                .containsExactly("three", "two");
    }

    @Test
    void findsAMessageByItsIdWhateverWasDroppedBefore() {
        add("one", "two", "three");

        assertThat(messages.get(3)).map(Message::subject).contains("three");
        assertThat(messages.get(1)).isEmpty();
    }

    @Test
    void doesNotUseAnIdAgainAfterBeingCleared() {
        add("one");
        messages.clear();
        add("two");

        assertThat(messages.find(any -> true)).extracting(Message::id).containsExactly(2L);
    }

    @Test
    void comparesAddressesWithoutRegardToCase() {
        Message message = message("any");

        assertThat(message.isTo("ADA@Example.com")).isTrue();
        assertThat(message.isTo("da@example.com")).isFalse();
    }

    private void add(String... subjects) {
        for (String subject : subjects) {
            messages.add(message(subject)::withId);
        }
    }

    private static Message message(String subject) {
        return new Message(
                0, Instant.EPOCH, "from@example.com", "ada@example.com", subject, "", "");
    }
}

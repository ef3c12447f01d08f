package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {

    private static List<ServerEvent> events(String stream) {
        SseParser parser = new SseParser();
        return stream.lines().map(parser::line).flatMap(Optional::stream).toList();
    }

    @Test
    void readsTypeIdAndDataOfAnEvent() {
        assertThat(events("id: 7\nevent: sync.started\ndata: {}\n\n"))
                .containsExactly(new ServerEvent("7", "sync.started", "{}"));
    }

    @Test
    void joinsLinesOfDataAndTakesOneBlankOffEach() {
        assertThat(events("data:  a\ndata:b\ndata\n\n"))
                .extracting(ServerEvent::data)
                .containsExactly(" a\nb\n");
    }

    @Test
    void keepsTheIdForLaterEventsButNotTheType() {
        assertThat(events("id: 1\nevent: x\ndata: a\n\ndata: b\n\n"))
                .containsExactly(
                        new ServerEvent("1", "x", "a"), new ServerEvent("1", "message", "b"));
    }

    @Test
    void passesOverCommentsRetriesAndWhatHasNoData() {
        assertThat(events(": keep-alive\n\nretry: 3000\n\nevent: lonely\n\n")).isEmpty();
    }

    @Test
    void givesNoEventThatTheStreamBreaksOff() {
        assertThat(events("event: sync.completed\ndata: {}")).isEmpty();
    }

    @Test
    void passesOverAByteOrderMarkAtTheVeryBeginningAlone() {
        assertThat(events("\uFEFFdata: a\n\n\uFEFFdata: b\n\n"))
                .extracting(ServerEvent::data)
                .containsExactly("a");
    }
}

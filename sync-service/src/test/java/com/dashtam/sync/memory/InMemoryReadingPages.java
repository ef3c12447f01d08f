package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.ReadingPages;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What was to be remembered, whether or not the ledger has rows of it. */
public final class InMemoryReadingPages implements ReadingPages {

    private final Map<UUID, Map<Integer, PageHash>> byJob = new HashMap<>();

    @Override
    public void remember(Reading reading, Map<Integer, PageHash> pages) {
        byJob.computeIfAbsent(reading.jobId(), _ -> new HashMap<>()).putAll(pages);
    }

    /** The pages of a job. */
    public Map<Integer, PageHash> of(UUID jobId) {
        return Map.copyOf(byJob.getOrDefault(jobId, Map.of()));
    }
}

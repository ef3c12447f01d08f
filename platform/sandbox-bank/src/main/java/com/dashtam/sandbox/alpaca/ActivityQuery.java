package com.dashtam.sandbox.alpaca;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request for activities asks for.
 *
 * @param after days after this one
 * @param until days before this one
 * @param pageSize 100 at most; of a single day there is no limit
 * @param pageToken the id of the last activity of the page before
 */
record ActivityQuery(
        ActivityTypes types,
        Optional<LocalDate> after,
        Optional<LocalDate> until,
        boolean ascending,
        int pageSize,
        Optional<String> pageToken) {

    private static final int MAX_PAGE_SIZE = 100;

    sealed interface Reading {}

    record Understood(ActivityQuery query) implements Reading {}

    record Refused(String why) implements Reading {}

    static Reading read(Request request, LocalDate today) {
        Parameters asked = request.query();
        String types = asked.get("activity_types").orElse("");
        Optional<String> unknown = ActivityTypes.unknownIn(types);
        if (unknown.isPresent()) {
            return new Refused("there is no activity type " + unknown.get());
        }
        try {
            if (asked.get("date").isPresent()
                    && (asked.get("after").isPresent() || asked.get("until").isPresent())) {
                return new Refused("date cannot be used with after or until");
            }
            Optional<LocalDate> on = asked.get("date").map(ActivityQuery::day);
            int most = on.isPresent() ? Integer.MAX_VALUE : MAX_PAGE_SIZE;
            int size = asked.get("page_size").map(Integer::parseInt).orElse(most);
            if (size < 1 || size > most) {
                return new Refused("page_size must be between 1 and " + most);
            }
            String direction = asked.get("direction").orElse("desc");
            if (!Set.of("asc", "desc").contains(direction)) {
                return new Refused("direction must be asc or desc");
            }
            return new Understood(
                    new ActivityQuery(
                            ActivityTypes.of(types),
                            on.map(day -> day.minusDays(1))
                                    .or(() -> asked.get("after").map(ActivityQuery::day)),
                            on.map(day -> day.plusDays(1))
                                    .or(() -> asked.get("until").map(ActivityQuery::day))
                                    .or(() -> Optional.of(today.plusDays(1))),
                            direction.equals("asc"),
                            size,
                            asked.get("page_token")));
        } catch (DateTimeException | NumberFormatException malformed) {
            return new Refused("invalid format of a parameter");
        }
    }

    private static LocalDate day(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(text);
    }

    List<Fields> page(List<Activity> all) {
        Comparator<Activity> order = Comparator.comparing(Activity::id);
        Comparator<Activity> wanted = ascending ? order : order.reversed();
        return all.stream()
                .filter(activity -> types.cover(activity.type()))
                .filter(activity -> after.map(activity.day()::isAfter).orElse(true))
                .filter(activity -> until.map(activity.day()::isBefore).orElse(true))
                .sorted(wanted)
                .dropWhile(activity ->
                        pageToken.filter(token -> !isBeyond(activity, token)).isPresent())
                .limit(pageSize)
                .map(Activity::shown)
                .toList();
    }

    private boolean isBeyond(Activity activity, String token) {
        int order = activity.id().compareTo(token);
        return ascending ? order > 0 : order < 0;
    }
}

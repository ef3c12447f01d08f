package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.plaid.Items.Item;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a reading of changes stands. It is good for one item, and for the books that it was made
 * from.
 *
 * @param began the place at which the reading began: of what came about after it, nothing is known
 * @param last the place of the last change that was told
 * @param all how many places there were when the reading began; 0 when it has come to its end
 */
record SyncCursor(String item, String era, long began, long last, long all) {

    static SyncCursor start(Item item) {
        return new SyncCursor(item.id(), "seed", 0, 0, 0);
    }

    /**
     * @throws Refusal when it is none, of another item, or of books that are no more
     */
    static SyncCursor parse(String text, Item item, Ledger ledger) {
        SyncCursor cursor = parse(text);
        boolean ofTheseBooks =
                cursor.last <= ledger.places() && cursor.era.equals(ledger.era(cursor.last));
        if (!cursor.item.equals(item.id()) || !ofTheseBooks) {
            throw new Refusal(
                    PlaidErrors.invalidRequest(
                            "INVALID_FIELD", "cursor not associated with access_token"));
        }
        return cursor;
    }

    private static SyncCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", 5);
            return new SyncCursor(
                    parts[0],
                    parts[1],
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw Call.invalid("cursor");
        }
    }

    String text() {
        String plain = item + "|" + era + "|" + began + "|" + last + "|" + all;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}

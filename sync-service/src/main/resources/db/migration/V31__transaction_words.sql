-- The words of a description, letters and digits in lower case, and its user as one more word. The
-- characters are those that would join words to addresses, paths and numbers.
create function transaction_words(user_id uuid, description text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple', translate(description, '.-/_@+<&~', '         '))
        || array_to_tsvector(array[user_id::text]);

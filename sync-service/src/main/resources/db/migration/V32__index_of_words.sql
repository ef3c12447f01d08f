-- With the user as a word, a search never looks at the words of other users.
create index transaction_words on transaction using gin (transaction_words(user_id, description));

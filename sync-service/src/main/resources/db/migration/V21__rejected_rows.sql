-- What a record says that could be read and was not merged; empty for the others.
alter table import_left_out
    add column identifier  text,
    add column date        date,
    add column amount      numeric,
    add column currency    text,
    add column description text;

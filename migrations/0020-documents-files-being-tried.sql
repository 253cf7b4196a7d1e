-- A file that is brought is tried first and taken in after its owner has seen what would change: it waits here.
-- It is no part of the record; those a day old go with the next one brought.
create table documents_tried (
    id uuid not null primary key,
    person uuid not null,
    path text not null,
    file_name text not null,
    content text not null,
    at bigint not null
);
create index documents_tried_by_age on documents_tried (at);

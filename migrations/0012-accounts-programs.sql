-- Programs that act for people: tokens (their last use stands apart, being no part of the record) and the answers
-- remembered under an idempotency key.
create table accounts_token (
    id uuid not null primary key,
    person uuid not null,
    grant_id uuid not null,
    name text not null,
    token_hash text not null,
    until_day text not null,
    revoked_day text,
    version bigint not null,
    constraint accounts_token_hash unique (token_hash)
);
create index accounts_token_by_person on accounts_token (person, id);
create table accounts_token_use (
    token uuid not null primary key,
    used_at bigint not null
);
create table accounts_idempotency (
    person uuid not null,
    name text not null,
    request_hash text not null,
    status bigint,
    body text,
    at bigint not null,
    primary key (person, name)
);
create index accounts_idempotency_by_age on accounts_idempotency (at);

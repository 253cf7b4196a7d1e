-- How people come in for the first time, or without their password; and what slows down those who guess.
create table accounts_invitation (
    id uuid not null primary key,
    person uuid not null,
    role text not null,
    scope_kind text not null,
    scope_id uuid not null,
    label_kk text not null,
    label_ru text not null,
    label_en text not null,
    grant_until text,
    token_hash text not null,
    expires_at bigint not null,
    accepted_at bigint,
    version bigint not null,
    constraint accounts_invitation_token unique (token_hash)
);
create index accounts_invitation_by_person on accounts_invitation (person, id);
create table accounts_link (
    id uuid not null primary key,
    person uuid not null,
    purpose text not null,
    only_grant uuid,
    token_hash text not null,
    expires_at bigint not null,
    used_at bigint,
    constraint accounts_link_token unique (token_hash)
);
create index accounts_link_by_person on accounts_link (person, purpose);
create table accounts_code (
    id uuid not null primary key,
    person uuid not null,
    purpose text not null,
    subject text not null,
    code_hash text not null,
    expires_at bigint not null,
    tries bigint not null,
    used_at bigint
);
create index accounts_code_by_person on accounts_code (person, purpose, subject);
-- What is throttled is named by a hash: the table holds no address of anybody.
create table accounts_throttle (
    name text not null primary key,
    tries bigint not null,
    last_at bigint not null,
    until_at bigint not null
);
-- One row at most: two first administrators cannot both be first.
create table accounts_beginning (
    id bigint not null primary key,
    person uuid not null
);

-- Who may act: accounts of people, the dated grants under which they act, and their open sessions.
create table accounts_account (
    id uuid not null primary key,
    name text not null,
    email text,
    lang text not null,
    password_hash text,
    closed_day text,
    version bigint not null,
    constraint accounts_account_email unique (email)
);
-- The label is written at granting: the platform does not know what a scope is called.
create table accounts_grant (
    id uuid not null primary key,
    person uuid not null,
    role text not null,
    scope_kind text not null,
    scope_id uuid not null,
    label_kk text not null,
    label_ru text not null,
    label_en text not null,
    from_day text not null,
    until_day text,
    version bigint not null
);
create index accounts_grant_by_person on accounts_grant (person, role, scope_kind, scope_id);
create index accounts_grant_by_scope on accounts_grant (scope_kind, scope_id, role);
-- A session carries its own limits, so that a changed setting concerns new sessions only; one that was opened
-- by a limited link knows a single grant.
create table accounts_session (
    id uuid not null primary key,
    token_hash text not null,
    person uuid not null,
    grant_id uuid,
    only_grant uuid,
    lang text not null,
    address text not null,
    opened_at bigint not null,
    seen_at bigint not null,
    idle_ms bigint not null,
    until_at bigint not null,
    constraint accounts_session_token unique (token_hash)
);
create index accounts_session_by_person on accounts_session (person, seen_at);

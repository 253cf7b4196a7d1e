-- What every write leaves behind: the chain of acts, the digests of the rows it touched, and its events.
create table db_audit (
    seq bigint not null primary key,
    at bigint not null,
    person uuid,
    role text not null,
    scope_kind text not null,
    scope_id uuid not null,
    cause uuid,
    act text not null,
    subject_table text not null,
    subject uuid not null,
    payload text,
    salt text not null,
    payload_hash text not null,
    rows_hash text not null,
    previous text not null,
    hash text not null
);
create index db_audit_by_subject on db_audit (subject, seq);
create index db_audit_by_person on db_audit (person, seq);
create table db_audit_row (
    seq bigint not null,
    place bigint not null,
    row_table text not null,
    row_id uuid not null,
    digest text not null,
    primary key (row_table, row_id, seq)
);
create index db_audit_row_by_entry on db_audit_row (seq);
create table db_audit_head (
    id bigint not null primary key,
    seq bigint not null,
    hash text not null
);
insert into db_audit_head (id, seq, hash) values (1, 0, '');
create table db_event (
    id uuid not null primary key,
    at bigint not null,
    name text not null,
    subject uuid not null,
    payload text not null,
    handled_at bigint
);
create index db_event_pending on db_event (handled_at, at, id);
create table db_mark (
    name text not null primary key,
    value text not null
);

-- Work that waits: jobs with their tries and leases, what was done on a day, and how often a person is reminded.
create table jobs_job (
    id uuid not null primary key,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    attempts bigint not null,
    lease_by uuid,
    lease_until bigint,
    dedupe text,
    last_error text,
    done_at bigint,
    dead_at bigint
);
create index jobs_job_waiting on jobs_job (run_at, id) where done_at is null and dead_at is null;
create index jobs_job_dead on jobs_job (dead_at, id) where dead_at is not null;
create index jobs_job_done on jobs_job (done_at) where done_at is not null;
-- Two jobs with one key do not wait at once; when the first is done, the key is free again.
create unique index jobs_job_once on jobs_job (kind, dedupe) where done_at is null and dead_at is null;
create table jobs_tick (
    name text not null,
    day text not null,
    primary key (name, day)
);
create table jobs_setting (
    id uuid not null primary key,
    pace text not null,
    version bigint not null
);
-- The digests that people were sent: at most one a day.
create table jobs_digest (
    id uuid not null primary key,
    person uuid not null,
    day text not null,
    lines bigint not null,
    constraint jobs_digest_once unique (person, day)
);

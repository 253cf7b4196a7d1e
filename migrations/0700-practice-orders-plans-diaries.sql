-- Practice at the enterprise: who leads whom by which order, what is planned, written, attended and confirmed by week.
-- A week of the diary and of attendance is one row: it is written, marked and locked as a whole.
create table practice_practice (
    id uuid not null primary key,
    agreement uuid not null references agreements_agreement (id),
    learner uuid not null references registry_person (id),
    enterprise uuid not null references registry_organisation (id),
    university uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    cluster uuid references programmes_group (id),
    programme uuid references programmes_programme (id),
    from_day text not null,
    until_day text not null,
    credits bigint not null,
    planned bigint not null,
    daily_hours bigint not null,
    status text not null,
    since bigint not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint practice_practice_agreement unique (agreement)
);
create index practice_practice_by_name on practice_practice (sort_key, id);
create index practice_practice_by_university on practice_practice (university, sort_key, id);
create index practice_practice_by_enterprise on practice_practice (enterprise, sort_key, id);
create index practice_practice_by_region on practice_practice (region, sort_key, id);
create index practice_practice_by_cluster on practice_practice (cluster, sort_key, id);
create index practice_practice_by_status on practice_practice (status, sort_key, id);
create index practice_practice_by_learner on practice_practice (learner, from_day);
create table practice_order (
    id uuid not null primary key,
    enterprise uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    number text not null,
    day text not null,
    signatory uuid not null references registry_person (id),
    basis text not null,
    language text not null,
    status text not null,
    since bigint not null,
    version bigint not null,
    constraint practice_order_number unique (enterprise, number)
);
create index practice_order_by_enterprise on practice_order (enterprise, day, id);
create index practice_order_by_day on practice_order (day, id);
create table practice_assignment (
    id uuid not null primary key,
    ordered uuid not null references practice_order (id),
    practice uuid not null references practice_practice (id),
    mentor uuid not null references registry_person (id),
    from_day text not null,
    until_day text not null,
    version bigint not null,
    constraint practice_assignment_once unique (ordered, practice, from_day)
);
create index practice_assignment_by_practice on practice_assignment (practice, from_day);
create index practice_assignment_by_mentor on practice_assignment (mentor, from_day);
create table practice_plan (
    id uuid not null primary key references practice_practice (id),
    status text not null,
    since bigint not null,
    version bigint not null
);
create table practice_task (
    id uuid not null primary key,
    practice uuid not null references practice_practice (id),
    monday text not null,
    workplace uuid references placement_workplace (id),
    task text not null,
    outcomes text not null,
    method text not null,
    hours bigint not null,
    version bigint not null
);
create index practice_task_by_practice on practice_task (practice, monday, id);
create table practice_week (
    id uuid not null primary key,
    practice uuid not null references practice_practice (id),
    monday text not null,
    sunday text not null,
    status text not null,
    since bigint not null,
    days text not null,
    reflection text not null,
    returned text,
    hours bigint not null,
    confirmed bigint not null,
    version bigint not null,
    constraint practice_week_once unique (practice, monday)
);
create index practice_week_by_status on practice_week (status, monday);
create table practice_attendance (
    id uuid not null primary key,
    practice uuid not null references practice_practice (id),
    monday text not null,
    days text not null,
    present bigint not null,
    missed bigint not null,
    version bigint not null,
    constraint practice_attendance_once unique (practice, monday)
);
create table practice_characteristic (
    id uuid not null primary key references practice_practice (id),
    mentor uuid not null references registry_person (id),
    status text not null,
    since bigint not null,
    revision bigint not null,
    attitude text not null,
    skills text not null,
    recommendation text not null,
    proposed bigint not null,
    language text not null,
    paper uuid,
    paper_hash text,
    evidence uuid,
    signed_at bigint,
    version bigint not null
);

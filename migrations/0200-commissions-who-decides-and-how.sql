-- Who decides, by which rules, when they met, how each voted, and the minutes of it.
create table commissions_commission (
    id uuid not null primary key,
    kind text not null,
    title_kk text not null,
    title_ru text not null,
    title_en text not null,
    organisation uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    subject uuid,
    subject_kind text,
    host uuid references registry_organisation (id),
    quorum text not null,
    least bigint not null,
    halves boolean not null,
    casting boolean not null,
    order_number text,
    order_day text,
    status text not null,
    since_day text not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null
);
create index commissions_commission_by_title on commissions_commission (sort_key, id);
create index commissions_commission_by_region on commissions_commission (region, sort_key, id);
create index commissions_commission_by_organisation on commissions_commission (organisation, sort_key, id);
create index commissions_commission_by_subject on commissions_commission (subject, id);
create table commissions_member (
    id uuid not null primary key,
    commission uuid not null references commissions_commission (id),
    person uuid not null references registry_person (id),
    organisation uuid not null references registry_organisation (id),
    side text not null,
    duty text not null,
    from_day text not null,
    until_day text,
    interest text not null,
    interest_about text,
    version bigint not null
);
create index commissions_member_by_commission on commissions_member (commission, id);
create index commissions_member_by_person on commissions_member (person, commission);
create index commissions_member_by_organisation on commissions_member (organisation, commission);
create table commissions_sitting (
    id uuid not null primary key,
    commission uuid not null references commissions_commission (id),
    number bigint not null,
    day text not null,
    clock text not null,
    place text not null,
    status text not null,
    opened_at bigint,
    closed_at bigint,
    version bigint not null,
    constraint commissions_sitting_number unique (commission, number)
);
create index commissions_sitting_by_day on commissions_sitting (day, id);
create table commissions_attendance (
    id uuid not null primary key,
    sitting uuid not null references commissions_sitting (id),
    member uuid not null references commissions_member (id),
    present boolean not null,
    version bigint not null,
    constraint commissions_attendance_once unique (sitting, member)
);
create table commissions_point (
    id uuid not null primary key,
    sitting uuid not null references commissions_sitting (id),
    place bigint not null,
    title text not null,
    proposal text,
    heard text,
    subject uuid,
    subject_kind text,
    status text not null,
    result text,
    votes_for bigint,
    votes_against bigint,
    votes_abstained bigint,
    taking_part bigint,
    seats bigint,
    decided_at bigint,
    version bigint not null
);
create index commissions_point_by_sitting on commissions_point (sitting, place, id);
create index commissions_point_by_subject on commissions_point (subject, decided_at);
create table commissions_vote (
    id uuid not null primary key,
    point uuid not null references commissions_point (id),
    member uuid not null references commissions_member (id),
    choice text not null,
    opinion text,
    at bigint not null,
    version bigint not null,
    constraint commissions_vote_once unique (point, member)
);
create table commissions_minutes (
    id uuid not null primary key,
    sitting uuid not null constraint commissions_minutes_sitting unique references commissions_sitting (id),
    number text not null,
    day text not null,
    lang text not null,
    status text not null,
    chair_at bigint,
    secretary_at bigint,
    version bigint not null
);

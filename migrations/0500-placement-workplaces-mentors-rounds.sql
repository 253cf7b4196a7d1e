-- Where students work, who teaches them there, who wished for what, who went where, and why.
create table placement_workplace (
    id uuid not null primary key,
    organisation uuid not null references registry_organisation (id),
    unit uuid references registry_unit (id),
    profession uuid not null references registry_profession (id),
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    equipment text,
    capacity bigint not null,
    from_day text not null,
    until_day text,
    hazards text,
    languages text not null,
    groups text not null,
    status text not null,
    since_day text not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null
);
create index placement_workplace_by_name on placement_workplace (sort_key, id);
create index placement_workplace_by_organisation on placement_workplace (organisation, sort_key, id);
create table placement_mentor (
    id uuid not null primary key,
    person uuid not null references registry_person (id),
    organisation uuid not null references registry_organisation (id),
    qualification text,
    grade text,
    experience bigint not null,
    certificate text,
    trained_by text,
    trained_on text,
    trained_until text,
    status text not null,
    since_day text not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint placement_mentor_once unique (person, organisation)
);
create index placement_mentor_by_name on placement_mentor (sort_key, id);
create index placement_mentor_by_organisation on placement_mentor (organisation, sort_key, id);
create table placement_load (
    id uuid not null primary key,
    organisation uuid not null references registry_organisation (id),
    from_day text not null,
    trainees bigint not null,
    blocks boolean not null,
    version bigint not null,
    constraint placement_load_once unique (organisation, from_day)
);
create table placement_round (
    id uuid not null primary key,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    region uuid not null references registry_region (id),
    university uuid references registry_organisation (id),
    from_day text not null,
    until_day text not null,
    wishes_due text not null,
    rankings_due text not null,
    seed bigint not null,
    allocation uuid,
    status text not null,
    since_day text not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null
);
create index placement_round_by_day on placement_round (from_day, id);
create index placement_round_by_university on placement_round (university, from_day, id);
create table placement_student (
    id uuid not null primary key,
    round uuid not null references placement_round (id),
    person uuid not null references registry_person (id),
    group_code text,
    lang text,
    wishes text not null,
    wished_day text,
    pin uuid,
    sort_key text not null,
    version bigint not null,
    constraint placement_student_once unique (round, person)
);
create index placement_student_by_person on placement_student (person);
create table placement_seat (
    id uuid not null primary key,
    round uuid not null references placement_round (id),
    workplace uuid not null references placement_workplace (id),
    seats bigint not null,
    ranking text not null,
    ranked_day text,
    sort_key text not null,
    version bigint not null,
    constraint placement_seat_once unique (round, workplace)
);
create index placement_seat_by_workplace on placement_seat (workplace);
create table placement_allocation (
    id uuid not null primary key,
    round uuid not null references placement_round (id),
    number bigint not null,
    seed bigint not null,
    digest text not null,
    inputs text not null,
    answer text not null,
    placed bigint not null,
    first_wishes bigint not null,
    blocking bigint not null,
    at bigint not null,
    version bigint not null,
    constraint placement_allocation_once unique (round, number)
);
create table placement_place (
    id uuid not null primary key,
    allocation uuid not null references placement_allocation (id),
    student uuid not null references placement_student (id),
    person uuid not null references registry_person (id),
    seat uuid references placement_seat (id),
    wish bigint,
    pinned boolean not null,
    version bigint not null,
    constraint placement_place_once unique (allocation, student)
);
create index placement_place_by_person on placement_place (person);

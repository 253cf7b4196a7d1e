-- What a graduate can do, which disciplines form it, who examined it, and who studies by it.
create table programmes_programme (
    id uuid not null primary key,
    code text not null,
    number bigint not null,
    predecessor uuid references programmes_programme (id),
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    goal_kk text not null,
    goal_ru text not null,
    goal_en text not null,
    group_code text not null,
    organisation uuid not null references registry_organisation (id),
    profile text not null,
    admission bigint not null,
    languages text not null,
    nqf bigint not null,
    kind text not null,
    partner text,
    period text not null,
    weeks text not null,
    status text not null,
    since_day text not null,
    round bigint not null,
    minutes_number text,
    minutes_day text,
    registered_number text,
    registered_day text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint programmes_programme_number unique (organisation, code, number)
);
create index programmes_programme_by_name on programmes_programme (sort_key, id);
create index programmes_programme_by_organisation on programmes_programme (organisation, sort_key, id);
create index programmes_programme_by_predecessor on programmes_programme (predecessor);
create table programmes_conclusion (
    id uuid not null primary key,
    programme uuid not null references programmes_programme (id),
    round bigint not null,
    result text not null,
    minutes text not null,
    day text not null,
    version bigint not null
);
create index programmes_conclusion_by_programme on programmes_conclusion (programme, id);
create table programmes_module (
    id uuid not null primary key,
    programme uuid not null references programmes_programme (id),
    number bigint not null,
    code text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    version bigint not null,
    constraint programmes_module_number unique (programme, number)
);
create table programmes_slot (
    id uuid not null primary key,
    programme uuid not null references programmes_programme (id),
    place bigint not null,
    code text not null,
    module bigint not null,
    cycle text not null,
    component text not null,
    credits bigint not null,
    hours bigint not null,
    hours_lecture bigint not null,
    hours_lab bigint not null,
    hours_practical bigint not null,
    hours_individual bigint not null,
    hours_independent bigint not null,
    hours_with_teacher bigint not null,
    hours_field_practice bigint not null,
    hours_thesis bigint not null,
    control text not null,
    course_work boolean not null,
    terms text not null,
    control_term bigint not null,
    choose bigint not null,
    minor boolean not null,
    mandatory text,
    practice boolean not null,
    on_site bigint,
    employer bigint not null,
    version bigint not null,
    constraint programmes_slot_place unique (programme, place)
);
create table programmes_option (
    id uuid not null primary key,
    slot uuid not null references programmes_slot (id),
    number bigint not null,
    code text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    standing text not null,
    chosen boolean not null,
    version bigint not null,
    constraint programmes_option_number unique (slot, number)
);
create table programmes_prerequisite (
    id uuid not null primary key,
    slot uuid not null references programmes_slot (id),
    requires uuid not null references programmes_slot (id),
    version bigint not null,
    constraint programmes_prerequisite_once unique (slot, requires)
);
create table programmes_outcome (
    id uuid not null primary key,
    programme uuid not null references programmes_programme (id),
    number bigint not null,
    kind text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    professions text not null,
    tools text not null,
    version bigint not null,
    constraint programmes_outcome_number unique (programme, number)
);
create table programmes_mark (
    id uuid not null primary key,
    choice uuid not null references programmes_option (id),
    outcome uuid not null references programmes_outcome (id),
    version bigint not null,
    constraint programmes_mark_once unique (choice, outcome)
);
create index programmes_mark_by_outcome on programmes_mark (outcome);
create table programmes_cohort (
    id uuid not null primary key,
    programme uuid not null references programmes_programme (id),
    admission bigint not null,
    edition text not null,
    version bigint not null,
    constraint programmes_cohort_year unique (programme, admission)
);
create table programmes_group (
    id uuid not null primary key,
    cohort uuid not null references programmes_cohort (id),
    name text not null,
    curator uuid references registry_person (id),
    lang text not null,
    version bigint not null,
    constraint programmes_group_name unique (cohort, name)
);
create index programmes_group_by_curator on programmes_group (curator);
create table programmes_enrolment (
    id uuid not null primary key,
    person uuid not null references registry_person (id),
    cohort uuid not null references programmes_cohort (id),
    cluster uuid not null references programmes_group (id),
    organisation uuid not null references registry_organisation (id),
    status text not null,
    since_day text not null,
    funding text not null,
    track text not null,
    external_id text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint programmes_enrolment_once unique (person, cohort),
    constraint programmes_enrolment_external unique (organisation, external_id)
);
create index programmes_enrolment_by_name on programmes_enrolment (sort_key, id);
create index programmes_enrolment_by_cluster on programmes_enrolment (cluster, sort_key, id);
create index programmes_enrolment_by_person on programmes_enrolment (person);

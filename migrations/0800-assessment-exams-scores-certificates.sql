-- The production exam: by which materials, who examines whom, how each expert scored, what was decided, who is certified.
create table assessment_setting (
    id uuid not null primary key,
    organisation uuid not null references registry_organisation (id),
    from_day text not null,
    theory bigint not null,
    pass bigint not null,
    spread bigint not null,
    hours bigint not null,
    version bigint not null,
    constraint assessment_setting_once unique (organisation, from_day)
);
create table assessment_counter (
    id uuid not null primary key references registry_organisation (id),
    year bigint not null,
    exams bigint not null,
    certificates bigint not null,
    places bigint not null,
    version bigint not null
);
create table assessment_exam (
    id uuid not null primary key,
    number text not null,
    programme uuid not null references programmes_programme (id),
    university uuid not null references registry_organisation (id),
    enterprise uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    profession uuid not null references registry_profession (id),
    day text not null,
    place text not null,
    materials text,
    university_agreed bigint,
    enterprise_agreed bigint,
    commission uuid references commissions_commission (id),
    council_number text,
    council_day text,
    invited text,
    status text not null,
    since bigint not null,
    edition bigint not null,
    paper uuid,
    paper_hash text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint assessment_exam_number unique (university, number)
);
create index assessment_exam_by_day on assessment_exam (sort_key, id);
create index assessment_exam_by_university on assessment_exam (university, sort_key, id);
create index assessment_exam_by_region on assessment_exam (region, sort_key, id);
create index assessment_exam_by_commission on assessment_exam (commission);
create table assessment_criterion (
    id uuid not null primary key,
    exam uuid not null references assessment_exam (id),
    number bigint not null,
    part text not null,
    title_kk text not null,
    title_ru text not null,
    title_en text not null,
    outcome bigint,
    most bigint not null,
    version bigint not null,
    constraint assessment_criterion_number unique (exam, number)
);
create table assessment_candidate (
    id uuid not null primary key,
    exam uuid not null references assessment_exam (id),
    enrolment uuid not null references programmes_enrolment (id),
    person uuid not null references registry_person (id),
    cluster uuid not null references programmes_group (id),
    enterprise uuid references registry_organisation (id),
    status text not null,
    since bigint not null,
    debts bigint,
    mentors text not null,
    reason text,
    round bigint not null,
    theory bigint,
    work bigint,
    total bigint,
    percent bigint,
    resit_of uuid references assessment_candidate (id),
    sort_key text not null,
    version bigint not null,
    constraint assessment_candidate_once unique (exam, person)
);
create index assessment_candidate_by_name on assessment_candidate (exam, sort_key, id);
create index assessment_candidate_by_person on assessment_candidate (person, exam);
create index assessment_candidate_by_enterprise on assessment_candidate (enterprise, exam);
create table assessment_score (
    id uuid not null primary key,
    exam uuid not null references assessment_exam (id),
    candidate uuid not null references assessment_candidate (id),
    expert uuid not null references registry_person (id),
    round bigint not null,
    marks text not null,
    theory bigint not null,
    work bigint not null,
    at bigint not null,
    version bigint not null,
    constraint assessment_score_once unique (candidate, expert, round)
);
create index assessment_score_by_exam on assessment_score (exam, candidate);
create table assessment_signature (
    id uuid not null primary key,
    exam uuid not null references assessment_exam (id),
    edition bigint not null,
    person uuid not null references registry_person (id),
    paper_hash text not null,
    evidence uuid not null,
    at bigint not null,
    stands boolean not null
);
create index assessment_signature_by_exam on assessment_signature (exam, at);
create table assessment_key (
    id uuid not null primary key,
    multibase text not null constraint assessment_key_once unique,
    from_day text not null,
    version bigint not null
);
create table assessment_certificate (
    id uuid not null primary key,
    number text not null,
    edition bigint not null,
    code text not null constraint assessment_certificate_code unique,
    exam uuid not null references assessment_exam (id),
    candidate uuid not null references assessment_candidate (id),
    person uuid not null references registry_person (id),
    university uuid not null references registry_organisation (id),
    enterprise uuid references registry_organisation (id),
    region uuid not null references registry_region (id),
    cluster uuid not null references programmes_group (id),
    status text not null,
    since bigint not null,
    issued_day text not null,
    ended_day text,
    reason text,
    holder_kk text not null,
    holder_ru text not null,
    holder_en text not null,
    facts text not null,
    credential text not null,
    place bigint not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint assessment_certificate_number unique (university, number, edition)
);
create index assessment_certificate_by_name on assessment_certificate (sort_key, id);
create index assessment_certificate_by_university on assessment_certificate (university, sort_key, id);
create index assessment_certificate_by_candidate on assessment_certificate (candidate, edition);
create index assessment_certificate_by_person on assessment_certificate (person);
create index assessment_certificate_by_place on assessment_certificate (university, place);

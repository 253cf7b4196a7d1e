-- Dual training contracts: the terms as they stand, who signed which paper, what was amended from which day.
create table agreements_agreement (
    id uuid not null primary key,
    number text not null,
    university uuid not null references registry_organisation (id),
    enterprise uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    learner uuid not null references registry_person (id),
    representative uuid references registry_person (id),
    status text not null,
    since bigint not null,
    revision bigint not null,
    programme_code text not null,
    programme_kk text not null,
    programme_ru text not null,
    programme_en text not null,
    profession_kk text not null,
    profession_ru text not null,
    profession_en text not null,
    workplace_kk text not null,
    workplace_ru text not null,
    workplace_en text not null,
    mentor text not null,
    from_day text not null,
    until_day text not null,
    credits bigint not null,
    weekly_hours bigint not null,
    daily_hours bigint not null,
    night boolean not null,
    hazardous boolean not null,
    compensation text not null,
    amount bigint not null,
    cost bigint not null,
    workoff_months bigint not null,
    language text not null,
    paper uuid,
    paper_hash text,
    template bigint not null,
    ended_day text,
    ended_by text,
    end_reason text,
    refund bigint,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint agreements_agreement_number unique (university, number)
);
create index agreements_agreement_by_name on agreements_agreement (sort_key, id);
create index agreements_agreement_by_university on agreements_agreement (university, sort_key, id);
create index agreements_agreement_by_enterprise on agreements_agreement (enterprise, sort_key, id);
create index agreements_agreement_by_region on agreements_agreement (region, sort_key, id);
create index agreements_agreement_by_learner on agreements_agreement (learner, from_day);
create index agreements_agreement_by_representative on agreements_agreement (representative);
create index agreements_agreement_by_status on agreements_agreement (status, sort_key, id);
create table agreements_signature (
    id uuid not null primary key,
    agreement uuid not null references agreements_agreement (id),
    amendment uuid,
    party text not null,
    person uuid not null,
    paper_hash text not null,
    evidence uuid not null,
    at bigint not null,
    stands boolean not null
);
create index agreements_signature_by_agreement on agreements_signature (agreement, at);
create table agreements_signing_order (
    id uuid not null primary key references registry_organisation (id),
    groups text not null,
    version bigint not null
);
create table agreements_amendment (
    id uuid not null primary key,
    agreement uuid not null references agreements_agreement (id),
    number bigint not null,
    status text not null,
    since bigint not null,
    revision bigint not null,
    from_day text not null,
    terms text not null,
    reason text not null,
    proposed_by uuid not null,
    paper uuid,
    paper_hash text,
    version bigint not null,
    constraint agreements_amendment_number unique (agreement, number)
);
create table agreements_acceptance (
    id uuid not null primary key,
    amendment uuid not null references agreements_amendment (id),
    party text not null,
    person uuid not null,
    revision bigint not null,
    at bigint not null,
    constraint agreements_acceptance_once unique (amendment, party, revision)
);
create table agreements_template (
    id uuid not null primary key,
    edition bigint not null constraint agreements_template_edition unique,
    clauses text not null,
    since bigint not null,
    version bigint not null
);
create table agreements_counter (
    id uuid not null primary key references registry_organisation (id),
    year bigint not null,
    last bigint not null,
    version bigint not null
);

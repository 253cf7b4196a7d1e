-- The region's nouns: where, who, and the lists that everything later is counted by.
create table registry_region (
    id uuid not null primary key,
    code text not null constraint registry_region_code unique,
    kato text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    centre_kk text not null,
    centre_ru text not null,
    centre_en text not null,
    valid_from text not null,
    parent_code text
);
create table registry_activity (
    id uuid not null primary key,
    code text not null constraint registry_activity_code unique,
    level text not null,
    parent_code text,
    name_kk text not null,
    name_ru text not null,
    name_en text not null
);
create table registry_programme_group (
    id uuid not null primary key,
    code text not null constraint registry_programme_group_code unique,
    level text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    ours text not null
);
create table registry_profession (
    id uuid not null primary key,
    kind text not null,
    code text not null,
    isco text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    education text,
    group_code text,
    source text not null,
    external_id text not null,
    region uuid references registry_region (id),
    alternatives text,
    about text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint registry_profession_source unique (source, external_id)
);
create index registry_profession_by_name on registry_profession (sort_key, id);
create index registry_profession_by_isco on registry_profession (isco, id);
create table registry_organisation (
    id uuid not null primary key,
    kind text not null,
    bin text constraint registry_organisation_bin unique,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    short_kk text not null,
    short_ru text not null,
    short_en text not null,
    region uuid not null references registry_region (id),
    activity text,
    city text,
    staff bigint,
    email text,
    phone text,
    status text not null,
    source text,
    external_id text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint registry_organisation_source unique (source, external_id)
);
create index registry_organisation_by_name on registry_organisation (sort_key, id);
create index registry_organisation_by_region on registry_organisation (region, sort_key, id);
create table registry_unit (
    id uuid not null primary key,
    organisation uuid not null references registry_organisation (id),
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    status text not null,
    sort_key text not null,
    version bigint not null
);
create index registry_unit_by_organisation on registry_unit (organisation, sort_key, id);
create table registry_person (
    id uuid not null primary key,
    family text not null,
    given text not null,
    patronymic text,
    latin text,
    iin text constraint registry_person_iin unique,
    birth text,
    email text,
    phone text,
    status text not null,
    merged_into uuid references registry_person (id),
    source text,
    external_id text,
    sort_key text not null,
    search_key text not null,
    version bigint not null,
    constraint registry_person_source unique (source, external_id)
);
create index registry_person_by_name on registry_person (sort_key, id);
create table registry_post (
    id uuid not null primary key,
    person uuid not null references registry_person (id),
    organisation uuid not null references registry_organisation (id),
    unit uuid references registry_unit (id),
    title_kk text not null,
    title_ru text not null,
    title_en text not null,
    from_day text not null,
    until_day text,
    version bigint not null
);
create index registry_post_by_person on registry_post (person, from_day);
create index registry_post_by_organisation on registry_post (organisation, person);

-- What employers need, told in campaigns, and the control figures of admission that follow from it.
create table needs_campaign (
    id uuid not null primary key,
    region uuid not null references registry_region (id),
    year bigint not null,
    opens text not null,
    closes text not null,
    status text not null,
    since bigint not null,
    version bigint not null,
    constraint needs_campaign_year unique (region, year)
);
create index needs_campaign_by_year on needs_campaign (year, id);
create table needs_return (
    id uuid not null primary key,
    campaign uuid not null references needs_campaign (id),
    enterprise uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    headcount bigint,
    men bigint,
    women bigint,
    age_24 bigint,
    age_34 bigint,
    age_44 bigint,
    age_54 bigint,
    age_pension bigint,
    age_over bigint,
    contact text,
    phone text,
    email text,
    signer text,
    position text,
    remark text,
    status text not null,
    since bigint not null,
    version bigint not null,
    constraint needs_return_enterprise unique (campaign, enterprise)
);
create index needs_return_by_enterprise on needs_return (enterprise, since, id);
create index needs_return_by_status on needs_return (campaign, status, id);
-- One line for each profession and level of education of the enterprise; years are those from the campaign's own.
create table needs_line (
    id uuid not null primary key,
    of_return uuid not null references needs_return (id),
    profession uuid not null references registry_profession (id),
    education text not null,
    group_code text,
    staff bigint not null,
    vacancies bigint not null,
    vacancies_long bigint not null,
    jobs_0 bigint not null,
    jobs_1 bigint not null,
    jobs_2 bigint not null,
    jobs_3 bigint not null,
    jobs_4 bigint not null,
    jobs_5 bigint not null,
    retire_0 bigint not null,
    retire_1 bigint not null,
    retire_2 bigint not null,
    retire_3 bigint not null,
    retire_4 bigint not null,
    retire_5 bigint not null,
    attrition bigint not null,
    reductions bigint not null,
    foreign_now bigint not null,
    foreign_replaced bigint not null,
    upskilling bigint not null,
    dual_places bigint not null,
    mentors bigint not null,
    wage_from bigint,
    wage_to bigint,
    competences text,
    hiring text,
    confidence text,
    project text,
    version bigint not null,
    constraint needs_line_profession unique (of_return, profession, education)
);
create index needs_line_by_profession on needs_line (profession, of_return);
-- A line of the consolidated order: what outcomes and programmes refer to. Its figures are added up when read.
create table needs_order_line (
    id uuid not null primary key,
    campaign uuid not null references needs_campaign (id),
    profession uuid not null references registry_profession (id),
    constraint needs_order_line_profession unique (campaign, profession)
);
create table needs_figures (
    id uuid not null primary key,
    campaign uuid not null constraint needs_figures_campaign unique references needs_campaign (id),
    region uuid not null references registry_region (id),
    round bigint not null,
    edition bigint not null,
    number text,
    day text,
    signer text,
    position text,
    status text not null,
    since bigint not null,
    version bigint not null
);
create table needs_figure (
    id uuid not null primary key,
    figures uuid not null references needs_figures (id),
    group_code text not null,
    university uuid not null references registry_organisation (id),
    capacity bigint not null,
    places bigint not null,
    constraint needs_figure_university unique (figures, group_code, university)
);
create index needs_figure_by_university on needs_figure (university, group_code);
create table needs_opinion (
    id uuid not null primary key,
    figures uuid not null references needs_figures (id),
    round bigint not null,
    holder uuid not null,
    body_kk text not null,
    body_ru text not null,
    body_en text not null,
    person uuid not null,
    opinion text not null,
    words text,
    day text not null,
    constraint needs_opinion_holder unique (figures, round, holder)
);
create table needs_correction (
    id uuid not null primary key,
    figures uuid not null references needs_figures (id),
    edition bigint not null,
    group_code text not null,
    university uuid not null references registry_organisation (id),
    kind text not null,
    places_before bigint not null,
    places_after bigint not null,
    reason text not null,
    number text not null,
    day text not null
);
create index needs_correction_by_figures on needs_correction (figures, edition);
-- Figures without a norm: percentages of a region, from a day on.
create table needs_setting (
    id uuid not null primary key,
    region uuid not null references registry_region (id),
    from_day text not null,
    very_good bigint not null,
    good bigint not null,
    reasonable bigint not null,
    moderate bigint not null,
    jump bigint not null,
    constraint needs_setting_day unique (region, from_day)
);

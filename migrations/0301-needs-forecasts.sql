-- How many people a region will need: the tables it is reckoned from, and runs that are kept whole and never changed.
create table needs_forecast_table (
    id uuid not null primary key,
    region uuid not null references registry_region (id),
    kind text not null,
    content text not null,
    lines bigint not null,
    since bigint not null,
    version bigint not null,
    constraint needs_forecast_table_kind unique (region, kind)
);
-- What a run was reckoned from and what came out stand in it as they were; only its status ever changes.
create table needs_forecast (
    id uuid not null primary key,
    region uuid not null references registry_region (id),
    campaign uuid references needs_campaign (id),
    person uuid,
    base_year bigint not null,
    horizon bigint not null,
    scenario text not null,
    draws bigint not null,
    seed bigint not null,
    engine text not null,
    digest text not null,
    inputs text not null,
    results text not null,
    made bigint not null,
    status text not null,
    since bigint not null,
    version bigint not null
);
create index needs_forecast_by_region on needs_forecast (region, made, id);
create index needs_forecast_by_made on needs_forecast (made, id);
create index needs_forecast_by_campaign on needs_forecast (campaign, status);

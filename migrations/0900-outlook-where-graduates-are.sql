-- Where graduates are at graduation and half a year, one, two and three years later, told with their consent.
create table outlook_followup (
    id uuid not null primary key,
    enrolment uuid not null constraint outlook_followup_enrolment unique references programmes_enrolment (id),
    person uuid not null references registry_person (id),
    programme uuid not null references programmes_programme (id),
    code text not null,
    cluster uuid not null references programmes_group (id),
    university uuid not null references registry_organisation (id),
    region uuid not null references registry_region (id),
    practice uuid references registry_organisation (id),
    graduated text not null,
    year bigint not null,
    consent text not null,
    consent_day text,
    consent_paper text,
    forgotten boolean not null,
    sort_key text not null,
    search_key text not null,
    version bigint not null
);
create index outlook_followup_by_name on outlook_followup (sort_key, id);
create index outlook_followup_by_person on outlook_followup (person);
create index outlook_followup_by_university on outlook_followup (university, sort_key, id);
create index outlook_followup_by_region on outlook_followup (region, sort_key, id);
create index outlook_followup_by_practice on outlook_followup (practice, sort_key, id);
create index outlook_followup_by_graduation on outlook_followup (graduated, id);
-- Whose they are stands here again, so that figures are added up without a join.
create table outlook_checkpoint (
    id uuid not null primary key,
    followup uuid not null references outlook_followup (id),
    month bigint not null,
    due_day text not null,
    region uuid not null references registry_region (id),
    university uuid not null references registry_organisation (id),
    code text not null,
    year bigint not null,
    status text not null,
    since bigint not null,
    activity text,
    employer uuid references registry_organisation (id),
    employer_name text,
    post text,
    from_day text,
    fits text,
    at_practice boolean,
    band text,
    answered_day text,
    answered_as text,
    remark text,
    version bigint not null,
    constraint outlook_checkpoint_month unique (followup, month)
);
create index outlook_checkpoint_by_day on outlook_checkpoint (month, due_day);
create index outlook_checkpoint_by_stratum on outlook_checkpoint
    (region, month, code, year, due_day, status, activity, at_practice, university);
create index outlook_checkpoint_by_status on outlook_checkpoint (status, due_day);
create index outlook_checkpoint_by_employer on outlook_checkpoint (employer, status);
-- Figures without a norm: how long details are kept, after how many days a question is late.
create table outlook_setting (
    id uuid not null primary key,
    from_day text not null constraint outlook_setting_day unique,
    keep_months bigint not null,
    late_days bigint not null,
    version bigint not null
);

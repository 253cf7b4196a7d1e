-- Templates: what people edit of a paper, numbered within its kind; papers already made stand on the old numbers.
create table documents_template (
    id uuid not null primary key,
    kind text not null,
    number bigint not null,
    status text not null,
    body text not null,
    at bigint not null,
    version bigint not null,
    constraint documents_template_number unique (kind, number)
);
-- Papers of a kind are made of one template at a time, whatever two people do at once.
create unique index documents_template_in_force on documents_template (kind) where status = 'in-force';

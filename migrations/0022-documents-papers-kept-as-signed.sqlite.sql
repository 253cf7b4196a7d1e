-- Papers are kept as they were made: signatures are over these bytes.
create table documents_paper (
    id uuid not null primary key,
    kind text not null,
    subject uuid not null,
    edition bigint not null,
    sha256 text not null,
    at bigint not null,
    bytes blob not null
);
create index documents_paper_by_subject on documents_paper (subject, at);

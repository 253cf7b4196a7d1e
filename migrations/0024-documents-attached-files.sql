-- Attached files: the row says what it is and to what it belongs; the bytes lie in a folder under their hash.
create table documents_file (
    id uuid not null primary key,
    subject uuid not null,
    name text not null,
    kind text not null,
    size bigint not null,
    sha256 text not null,
    person uuid,
    at bigint not null
);
create index documents_file_by_subject on documents_file (subject, at, id);
create index documents_file_by_hash on documents_file (sha256);

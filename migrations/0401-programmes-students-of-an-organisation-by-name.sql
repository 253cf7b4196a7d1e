-- A university's list of students is read in the order of names: without this index all of them were sorted for each page.
create index programmes_enrolment_by_organisation on programmes_enrolment (organisation, sort_key, id);

-- An invitation that went to the wrong person, or into the wrong role, is withdrawn: its link opens no more. Who
-- invited sees what became of it, whatever the scope.
alter table accounts_invitation add column withdrawn_at bigint;
alter table accounts_invitation add column invited_by uuid;
